package io.steersman.reading.shell;

import io.steersman.reading.shell.Command.Joint;
import io.steersman.reading.shell.Command.Redirection;
import io.steersman.reading.shell.ShellLexer.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Puts the words of a script together to commands; nothing is an error, what makes no sense is passed over. */
final class ShellParser {

    private final String text;
    private final ShellScope scope;
    private final int depth;
    private final ShellLexer lexer;
    private final List<Command> done = new ArrayList<>(4);
    private final List<Command> pipeline = new ArrayList<>(2);
    private final Deque<String> subshells = new ArrayDeque<>(2);
    private final List<String> words = new ArrayList<>(8);
    private final List<Redirection> redirections = new ArrayList<>(2);
    private Joint joint = Joint.FIRST;
    private String input = "";
    private int start = -1;
    private int finish;
    private int cases;

    ShellParser(String text, ShellScope scope, int depth) {
        this.text = text;
        this.scope = scope;
        this.depth = depth;
        this.lexer = new ShellLexer(text, scope);
    }

    List<Command> commands() {
        Token token = lexer.next();
        while (token != Token.END && done.size() + pipeline.size() < Shell.MOST) {
            token = read(token);
        }
        endPipeline();
        done.addAll(pipeline);
        return List.copyOf(done.subList(0, Math.min(done.size(), Shell.MOST)));
    }

    /** Reads one token and what belongs to it; answers the token after that. */
    private Token read(Token token) {
        switch (token) {
            case WORD -> {
                return word();
            }
            case REDIRECT -> {
                return redirection();
            }
            case OPEN -> open();
            case CLOSE -> close();
            case CASE_END -> {
                endPipeline();
                return cases > 0 ? pattern() : lexer.next();
            }
            case PIPE -> pipe();
            case AND -> endPipeline(Joint.AND);
            case OR -> endPipeline(Joint.OR);
            default -> endPipeline();
        }
        return lexer.next();
    }

    private void pipe() {
        endCommand(Joint.PIPE);
        if (!done.isEmpty() || !pipeline.isEmpty()) {
            joint = Joint.PIPE;
        }
    }

    private Token word() {
        String word = lexer.word();
        if (words.isEmpty() && !lexer.quoted()) {
            switch (word) {
                case "if", "then", "elif", "else", "while", "until", "do", "{", "!", "coproc", "}", "fi", "done" -> {
                    return lexer.next();
                }
                case "esac" -> {
                    cases = Math.max(0, cases - 1);
                    return lexer.next();
                }
                case "for", "select" -> {
                    return loop();
                }
                case "case" -> {
                    return choice();
                }
                case "function" -> {
                    lexer.next();
                    return lexer.next();
                }
                case "[[" -> lexer.compare(true);
                default -> {}
            }
        }
        add();
        if (word.equals("]]")) {
            lexer.compare(false);
        }
        return lexer.next();
    }

    private void add() {
        begin();
        words.addAll(lexer.words());
        finish = lexer.position();
    }

    private void begin() {
        if (start < 0) {
            start = lexer.start();
        }
    }

    private Token redirection() {
        begin();
        String operator = lexer.word();
        Token token = lexer.next();
        if (token != Token.WORD) {
            return token;
        }
        String target = lexer.word();
        boolean copies = operator.endsWith("&") && (target.equals("-") || isNumber(target));
        if (copies) {
            redirections.add(new Redirection(operator.substring(0, operator.length() - 1), "&" + target));
        } else if (operator.endsWith(">&")) {
            redirections.add(new Redirection("&>", target));
        } else {
            lexer.words().forEach(one -> redirections.add(new Redirection(operator, one)));
        }
        finish = lexer.position();
        if (operator.endsWith("<<<")) {
            input = target;
        } else if (operator.contains("<<")) {
            input = lexer.body(operator.endsWith("-"));
        }
        return lexer.next();
    }

    private static boolean isNumber(String target) {
        return !target.isEmpty() && target.chars().allMatch(Character::isDigit);
    }

    /** A subshell, arithmetic, or the parentheses of a function's name. */
    private void open() {
        if (words.size() == 1 && redirections.isEmpty()) {
            clear();
            return;
        }
        endPipeline();
        if (ShellQuotes.follows(text, lexer.position() - 1, '(')) {
            skipArithmetic();
        } else {
            subshells.push(scope.directory());
        }
    }

    private void skipArithmetic() {
        int after = ShellQuotes.afterArithmetic(text, lexer.position() + 1);
        if (after < 0) {
            subshells.push(scope.directory());
        } else {
            lexer.skipTo(after);
        }
    }

    private void close() {
        endPipeline();
        if (!subshells.isEmpty()) {
            scope.restore(subshells.pop());
        }
    }

    /** {@code for NAME in WORDS}: the name stands for the words. */
    private Token loop() {
        Token token = lexer.next();
        if (token != Token.WORD) {
            return token;
        }
        String name = lexer.word();
        token = lexer.next();
        if (token != Token.WORD || !lexer.word().equals("in")) {
            return token;
        }
        List<String> values = new ArrayList<>();
        token = lexer.next();
        while (token == Token.WORD) {
            values.addAll(lexer.words());
            token = lexer.next();
        }
        scope.assignAll(name, values);
        return token;
    }

    /** {@code case SUBJECT in}: up to its first branch. */
    private Token choice() {
        Token token = lexer.next();
        if (token != Token.WORD) {
            return token;
        }
        token = lexer.next();
        if (token != Token.WORD || !lexer.word().equals("in")) {
            return token;
        }
        cases++;
        return pattern();
    }

    /** Passes over {@code a | b)} at the head of a branch. */
    private Token pattern() {
        Token token = lexer.next();
        while (token == Token.THEN || token == Token.OPEN) {
            token = lexer.next();
        }
        while (token == Token.WORD || token == Token.PIPE) {
            if (lexer.word().equals("esac")) {
                return token;
            }
            token = lexer.next();
        }
        return token == Token.CLOSE ? lexer.next() : token;
    }

    private void endPipeline(Joint next) {
        endPipeline();
        joint = done.isEmpty() ? Joint.FIRST : next;
    }

    /** Ends the pipeline; the commands of its substitutions come before it. */
    private void endPipeline() {
        if (start < 0 && joint == Joint.PIPE) {
            return;
        }
        boolean empty = start < 0 && pipeline.isEmpty() && lexer.inner().isEmpty();
        endCommand(Joint.THEN);
        Joint before = pipeline.isEmpty() ? joint : pipeline.get(0).joint();
        List<String> inner = lexer.inner();
        if (!inner.isEmpty()) {
            substitutions(List.copyOf(inner), before);
            inner.clear();
        }
        done.addAll(pipeline);
        pipeline.clear();
        if (!empty) {
            joint = done.isEmpty() ? Joint.FIRST : Joint.THEN;
        }
    }

    private void substitutions(List<String> scripts, Joint before) {
        if (depth >= Shell.DEEPEST) {
            return;
        }
        Joint next = before;
        for (String script : scripts) {
            String directory = scope.directory();
            for (Command command : new ShellParser(script, scope, depth + 1).commands()) {
                done.add(command.joint() == Joint.FIRST ? Commands.joined(command, next) : command);
            }
            scope.restore(directory);
            next = done.isEmpty() ? Joint.FIRST : Joint.THEN;
        }
        if (!pipeline.isEmpty() && before == Joint.FIRST && !done.isEmpty()) {
            pipeline.set(0, Commands.joined(pipeline.get(0), Joint.THEN));
        }
    }

    private void endCommand(Joint next) {
        lexer.compare(false);
        if (start < 0) {
            return;
        }
        emit();
        clear();
        joint = next;
    }

    private void emit() {
        String written = text.substring(start, Math.max(start, finish)).strip();
        int first = Assignments.count(words);
        if (first == words.size()) {
            Assignments.record(words, scope);
            pipeline.add(new Command("", List.of(), redirections, input, scope.directory(), joint, written));
            return;
        }
        Unwrapped run = Wrappers.unwrap(List.copyOf(words.subList(first, words.size())), input, scope.directory());
        if (run.isScript() && depth < Shell.DEEPEST) {
            script(run);
            return;
        }
        pipeline.add(new Command(
                run.program(), run.arguments(), redirections, run.input(), run.directory(), joint, written));
        if (joint != Joint.OR && joint != Joint.PIPE) {
            scope.follow(run.program(), run.arguments());
        }
        Assignments.follow(run.program(), run.arguments(), scope);
    }

    /** {@code bash -c}: its commands stand for it, its redirections belong to the last of them. */
    private void script(Unwrapped run) {
        String directory = scope.directory();
        scope.restore(run.directory());
        List<Command> inner = new ShellParser(Commands.cut(run.input()), scope, depth + 1).commands();
        scope.restore(directory);
        for (int i = 0; i < inner.size(); i++) {
            Command command = inner.get(i);
            command = command.joint() == Joint.FIRST ? Commands.joined(command, joint) : command;
            pipeline.add(i == inner.size() - 1 ? Commands.redirected(command, redirections) : command);
        }
    }

    private void clear() {
        words.clear();
        redirections.clear();
        input = "";
        start = -1;
    }
}
