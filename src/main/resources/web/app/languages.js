/* How rules and policies are coloured. */
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';

const DRL = /^(?:package|import|rule|when|then|end|declare|extends|not|exists|forall|accumulate|from|collect|over|or|and|eval|query|global|function|salience|new|this|null|true|false|contains|memberOf|matches|in|instanceof)\b/;

const drl = StreamLanguage.define({
  startState: () => ({ comment: false }),
  token(stream, state) {
    if (state.comment || stream.match('/*')) {
      state.comment = !stream.match(/^.*?\*\//);
      if (state.comment) stream.skipToEnd();
      return 'comment';
    }
    if (stream.match(/^\/\/.*/)) return 'comment';
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return 'string';
    if (stream.match(/^@\w+/)) return 'meta';
    if (stream.match(DRL)) return 'keyword';
    if (stream.match(/^\$\w+/)) return 'variableName';
    if (stream.match(/^[A-Z]\w*/)) return 'typeName';
    if (stream.match(/^\d+/)) return 'number';
    if (stream.match(/^\w+/)) return null;
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: '//' } },
});

const yaml = StreamLanguage.define({
  startState: () => ({ block: -1 }),
  token(stream, state) {
    if (stream.sol()) {
      const deep = stream.indentation();
      if (state.block >= 0 && (deep > state.block || stream.string.trim() === '')) {
        stream.skipToEnd();
        return 'string';
      }
      state.block = -1;
      stream.eatSpace();
    }
    if (stream.match(/^#.*/)) return 'comment';
    if (stream.match(/^[\w.*/-]+(?=\s*:(?:\s|$))/)) return 'propertyName';
    if (stream.match(/^[|>][+-]?\s*$/)) {
      state.block = stream.indentation();
      return 'meta';
    }
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'[^']*'?/)) return 'string';
    if (stream.match(/^(?:true|false|null|\d+)(?=[\s,\]}]|$)/)) return 'number';
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: '#' } },
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--ask)' },
  { tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic' },
  { tag: tags.string, color: 'var(--good)' },
  { tag: [tags.meta, tags.propertyName], color: 'var(--accent)' },
  { tag: [tags.typeName, tags.number], color: 'var(--warn)' },
  { tag: tags.variableName, fontWeight: '600' },
]);

export const languageOf = path => [path.endsWith('.drl') ? drl : yaml, syntaxHighlighting(colours)];
