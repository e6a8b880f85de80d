/* A file that is read, or changed and checked meanwhile. In a shadow of its own, where its styles need no leave of the page's. */
import { EditorState } from '@codemirror/state';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { basicSetup, EditorView } from 'codemirror';
import { completing } from './completion.js';
import { languageOf } from './languages.js';

/** What is typed over several lines: done by the browser itself it would leave inline styles, which the page forbids. */
const OVER_LINES = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { doc, selection: { main } } = view.state;
    if (event.inputType !== 'insertText' || !event.data || event.isComposing || main.to <= doc.lineAt(main.from).to) return false;
    view.dispatch({ ...view.state.replaceSelection(event.data), userEvent: 'input.type', scrollIntoView: true });
    return true;
  },
});

const LOOKS = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--sheet)', fontSize: '13px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', overflow: 'auto' },
  '.cm-gutters': { backgroundColor: 'var(--raised)', color: 'var(--muted)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--accent-soft)' },
  '&.cm-focused': { outline: '2px solid var(--accent)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxHeight: '16em' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent-soft)', color: 'var(--ink)' },
  '.cm-completionDetail': { color: 'var(--muted)', fontStyle: 'normal' },
  '.cm-completionInfo': { maxWidth: '26em' },
  '.cm-tooltip': { border: '1px solid var(--line)', borderRadius: '6px' },
  '.cm-panels, .cm-tooltip': { backgroundColor: 'var(--raised)', color: 'var(--ink)' },
  // In place of the pictures that the editor brings: the policy of contents lets none through.
  '.cm-lint-marker': { content: 'normal', width: '.7em', height: '.7em', marginTop: '.35em', borderRadius: '50%', backgroundColor: 'var(--bad)' },
  '.cm-lint-marker-error, .cm-lint-marker-warning, .cm-lint-marker-info': { content: 'normal' },
  '.cm-lint-marker-warning': { backgroundColor: 'var(--warn)' },
  '.cm-lintRange-error, .cm-lintRange-warning, .cm-lintRange-info': { backgroundImage: 'none', textDecoration: 'underline wavy var(--bad)' },
  '.cm-lintRange-warning': { textDecorationColor: 'var(--warn)' },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground': { backgroundColor: 'var(--line) !important' },
});

class CodeEditor extends HTMLElement {
  #view;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
  }

  /** Shows a file; `changed` hears each new text, unless it is only to be read. */
  open(path, text, changed) {
    this.#view?.destroy();
    const editable = Boolean(changed);
    const offers = [{ autocomplete: completing(path) }];
    this.#view = new EditorView({
      root: this.shadowRoot,
      parent: this.shadowRoot,
      state: EditorState.create({ doc: text, extensions: [
        basicSetup, LOOKS, OVER_LINES, languageOf(path), lintGutter(), EditorState.languageData.of(() => offers),
        EditorView.contentAttributes.of({ 'aria-label': path, tabindex: '0' }),
        EditorState.readOnly.of(!editable), EditorView.editable.of(editable),
        EditorView.updateListener.of(update => update.docChanged && changed?.(update.state.doc.toString())),
      ] }),
    });
  }

  /** Marks what is wrong, each with line, column and message. */
  mark(diagnostics) {
    this.#view?.dispatch(setDiagnostics(this.#view.state, this.#places(diagnostics)));
  }

  /** Begins at a line; the page stays where it is. */
  begin(line) {
    const view = this.#view;
    const { doc } = view.state;
    view.requestMeasure({
      read: () => view.lineBlockAt(doc.line(Math.max(1, Math.min(line, doc.lines))).from).top,
      write: top => (view.scrollDOM.scrollTop = top),
    });
  }

  /** Brings a line into sight. */
  go(line) {
    const view = this.#view;
    const at = view.state.doc.line(Math.max(1, Math.min(line, view.state.doc.lines))).from;
    view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
    view.focus();
  }

  #places(diagnostics) {
    const { doc } = this.#view.state;
    return diagnostics.map(one => {
      const line = doc.line(Math.max(1, Math.min(one.line || 1, doc.lines)));
      const from = Math.min(line.to, line.from + Math.max(0, (one.column || 1) - 1));
      return { from, to: line.to, severity: one.severity, message: one.message };
    });
  }
}

customElements.define('code-editor', CodeEditor);
