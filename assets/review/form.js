/*
 * The fact-check form of Samsyn.
 *
 * One HTML file goes to the contact person of a municipality by e-mail. It is opened from disk,
 * often without a network, and this script makes a form of it: every paragraph, quote and figure
 * of the draft gets an answer, the answers of several people can be joined, and the whole is
 * saved as a reply file that is mailed back.
 *
 * The page holds two blocks of data: #round (an envelope, see "Envelope") and #words (every
 * sentence a reader can see, so that this script has no language). What people wrote is data and
 * only ever becomes text nodes, never markup. Nothing is fetched: the page's own policy forbids it.
 */
(() => {
  'use strict';

  const VERDICTS = ['correct', 'incorrect', 'comment'];
  const VERDICT_WORDS = { correct: 'form-correct', incorrect: 'form-incorrect', comment: 'form-comment' };
  const STATE_WORDS = { ...VERDICT_WORDS, incomplete: 'form-incomplete', open: 'form-open' };
  const OUTCOME_WORDS = {
    accepted: 'form-outcome-accepted', changed: 'form-outcome-changed',
    declined: 'form-outcome-declined', asked: 'form-outcome-asked',
  };
  const ORGANISATIONS = {
    social_services: 'form-org-social-services',
    labour_market_unit: 'form-org-labour-market-unit',
    employment_service: 'form-org-employment-service',
  };
  const FIGURE_FIELDS = { value: 'form-value', year: 'form-year', source: 'form-source' };
  const MAX_FILE = 1000000;
  const MAX_ANSWERS = 2000;
  const MAX_TEXT = 20000;
  const SAVE_DELAY = 250;
  const DAY = 86400000;

  const byId = (id) => document.getElementById(id);
  const trimmed = (text) => (typeof text === 'string' ? text.trim() : '');
  /** Now, in UTC and without milliseconds, as the reply's format wants it. */
  const now = () => new Date().toISOString().replace(/\.\d+Z$/, 'Z');

  // ---- Words -------------------------------------------------------------------------------

  let words = {};

  /** The words of a key, with its placeholders filled. A key without words shows itself. */
  const t = (key, values = {}) =>
    (words[key] ?? key).replace(/%(name|date|who|of|n)\b/g, (whole, name) => values[name] ?? whole);
  const plural = (key, n, values = {}) => t(`${key}-${n === 1 ? 'one' : 'many'}`, { ...values, n });

  // ---- Building the page -------------------------------------------------------------------

  /** An element from "tag.class.class"; functions among the attributes are listeners. */
  function el(spec, attributes = {}, ...children) {
    const [tag, ...classes] = spec.split('.');
    const node = document.createElement(tag);
    if (classes.length) node.className = classes.join(' ');
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === 'function') node.addEventListener(name, value);
      else if (value !== false && value != null) node.setAttribute(name, value === true ? '' : value);
    }
    node.append(...children.filter((child) => child != null && child !== false));
    return node;
  }

  const hiddenText = (text) => el('span.sr', {}, text);
  const button = (text, click, attributes = {}) => el('button.btn', { type: 'button', click, ...attributes }, text);

  function svg(size, className, shapes) {
    const make = (tag, attributes) => {
      const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
      for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
      return node;
    };
    const root = make('svg', { viewBox: `0 0 ${size} ${size}`, class: className, 'aria-hidden': 'true', focusable: 'false' });
    root.append(...shapes.map(([tag, attributes]) => make(tag, attributes)));
    return root;
  }

  const BUBBLE = 'M10 2.2a7.8 7.8 0 1 1-3.8 14.6L2.6 17.4l.7-3.5A7.8 7.8 0 0 1 10 2.2z';
  const MARKS = {
    correct: 'M6.4 10.3l2.5 2.5 4.8-5.2', incorrect: 'M7.2 7.2l5.6 5.6M12.8 7.2l-5.6 5.6',
    comment: 'M7 8.8h6M7 11.6h6', incomplete: 'M10 6v5M10 13.6v.2',
  };
  /** The sign of a verdict: its shape says the same as its colour. */
  function icon(state) {
    const outer = state === 'comment' ? ['path', { d: BUBBLE, class: 'outer' }] : ['circle', { cx: 10, cy: 10, r: 7.8, class: 'outer' }];
    const mark = MARKS[state];
    return svg(20, `icon ${state}`, mark ? [outer, ['path', { d: mark, class: 'mark' }]] : [outer]);
  }

  /** The sign of an organisation: circle, square, hexagon. */
  function shape(organisation) {
    const shapes = {
      social_services: ['circle', { cx: 8, cy: 8, r: 5.8 }],
      labour_market_unit: ['rect', { x: 2.8, y: 2.8, width: 10.4, height: 10.4, rx: 2 }],
      employment_service: ['polygon', { points: '8,1.7 13.4,4.9 13.4,11.1 8,14.3 2.6,11.1 2.6,4.9' }],
    };
    return svg(16, `shape ${organisation}`, [shapes[organisation]]);
  }

  const logo = () => svg(24, 'logo', [
    ['circle', { cx: 12, cy: 9, r: 8.4, class: 'upper' }], ['circle', { cx: 12, cy: 15, r: 8.4, class: 'lower' }],
    ['path', { d: 'M4.15 12A8.4 8.4 0 0 1 19.85 12A8.4 8.4 0 0 1 4.15 12Z', class: 'eye' }],
    ['circle', { cx: 12, cy: 12, r: 2.9, class: 'upper' }],
  ]);

  // ---- Envelope ----------------------------------------------------------------------------

  const bytesOf = (text) => new TextEncoder().encode(text);

  /** The constants of SHA-256: fractions of the cube and square roots of the first primes. */
  const shaConstants = (() => {
    const primes = [];
    for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
    const fraction = (x) => ((x - Math.floor(x)) * 0x100000000) >>> 0;
    return { K: primes.map((p) => fraction(Math.cbrt(p))), H: primes.slice(0, 8).map((p) => fraction(Math.sqrt(p))) };
  })();

  /** SHA-256 as lower-case hex. Our own: crypto.subtle is missing on pages opened from disk in some browsers. */
  function sha256(text) {
    const bytes = bytesOf(text);
    const padded = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x20000000));
    view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
    const { K, H } = shaConstants;
    const hash = Uint32Array.from(H);
    const w = new Uint32Array(64);
    const turn = (x, n) => (x >>> n) | (x << (32 - n));
    for (let start = 0; start < padded.length; start += 64) {
      for (let i = 0; i < 16; i++) w[i] = view.getUint32(start + i * 4);
      for (let i = 16; i < 64; i++) {
        const s0 = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
        const s1 = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
      }
      let [a, b, c, d, e, f, g, h] = hash;
      for (let i = 0; i < 64; i++) {
        const t1 = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
        const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
      }
      [a, b, c, d, e, f, g, h].forEach((value, i) => { hash[i] += value; });
    }
    return [...hash].map((value) => value.toString(16).padStart(8, '0')).join('');
  }

  const seal = (kind, content) => {
    const body = JSON.stringify(content);
    return JSON.stringify({ samsyn: kind, format: 1, sha256: sha256(body), body });
  };

  /** The content of an envelope, or the key of the sentence that says what is wrong with it. */
  function unseal(text, kind) {
    let envelope;
    try { envelope = JSON.parse(text); } catch { return { wrong: 'form-load-not-reply' }; }
    if (!envelope || typeof envelope.body !== 'string') return { wrong: 'form-load-not-reply' };
    if (envelope.samsyn !== kind) return { wrong: envelope.samsyn === 'round' ? 'form-load-is-round' : 'form-load-not-reply' };
    if (envelope.format !== 1) return { wrong: 'form-load-newer-format' };
    if (sha256(envelope.body) !== envelope.sha256) return { wrong: 'form-load-damaged' };
    try { return { content: JSON.parse(envelope.body), sha: envelope.sha256 }; } catch { return { wrong: 'form-load-damaged' }; }
  }

  // ---- State and rules ---------------------------------------------------------------------

  let round;
  let items = [];   // everything with an id, in the order of the text
  let asked = [];   // those of them that want an answer
  let state;        // see freshState

  function freshState() {
    const random = crypto.getRandomValues(new Uint8Array(8));
    return {
      draft: round.draft,
      form: [...random].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
      organisation: null, // of whoever holds the form
      answers: {},        // id → { verdict, suggestion, comment, organisation, withdraw, value, year, source }
      whole: { comment: '', organisation: null },
      supplement: false,
      approves: false,
      joined: [],         // voices from other forms: { form, saved, sha, organisation, answers, whole }
      changed: null,      // when the holder last changed something
      filed: false,       // has a reply file been saved?
      dirty: false,       // has anything changed since then?
    };
  }

  const answerOf = (id) => { state.answers[id] = state.answers[id] || {}; return state.answers[id]; };
  const isHeading = (item) => item.kind === 'heading';

  /** The text of an item as one string; what a suggestion starts from and is compared with. */
  const plainText = (item) => (item.kind === 'contacts' ? item.cards.map((card) => card.join('\n')).join('\n\n') : item.text ?? item.value ?? '');

  const differs = (value, from) => trimmed(value) !== '' && trimmed(value) !== trimmed(from);

  /** An answer as it goes into the file: only what belongs to its verdict and says something. */
  function sendable(item, answer) {
    if (!answer?.verdict) return null;
    const out = { id: item.id, verdict: answer.verdict };
    if (answer.verdict !== 'correct') {
      if (item.kind !== 'figure' && differs(answer.suggestion, plainText(item))) out.suggestion = answer.suggestion.trim();
      if (item.kind === 'figure' && answer.verdict === 'incorrect') {
        for (const field of Object.keys(FIGURE_FIELDS)) if (differs(answer[field], item[field])) out[field] = answer[field].trim();
      }
      if (trimmed(answer.comment)) out.comment = answer.comment.trim();
      if (answer.organisation) out.organisation = answer.organisation;
    }
    if (item.kind === 'quote' && answer.withdraw) out.withdraw = true;
    // A heading's comment field that was opened and left empty is no answer.
    return isHeading(item) && !saysSomething(out) ? null : out;
  }

  const saysSomething = (answer) =>
    ['suggestion', 'comment', 'withdraw', ...Object.keys(FIGURE_FIELDS)].some((field) => answer[field]);
  const isComplete = (answer) => answer.verdict === 'correct' || saysSomething(answer);

  const joinedAnswers = (id) => state.joined.flatMap((voice) =>
    voice.answers.filter((answer) => answer.id === id).map((answer) => ({ voice, answer })));

  /** correct | incorrect | comment | incomplete | open. An item that a joined voice answered is answered. */
  function stateOf(item) {
    const own = sendable(item, state.answers[item.id]);
    if (own) return isComplete(own) ? own.verdict : 'incomplete';
    const others = joinedAnswers(item.id).map(({ answer }) => answer).filter(isComplete).map(({ verdict }) => verdict);
    return ['incorrect', 'comment', 'correct'].find((verdict) => others.includes(verdict)) ?? 'open';
  }

  function tally() {
    const counts = { correct: 0, incorrect: 0, comment: 0, incomplete: 0, open: 0 };
    for (const item of asked) counts[stateOf(item)] += 1;
    const optional = items.filter((item) => !asked.includes(item));
    counts.unfinished = counts.incomplete + optional.filter((item) => stateOf(item) === 'incomplete').length;
    counts.given = items.filter((item) => !['open', 'incomplete'].includes(stateOf(item))).length;
    counts.answered = asked.length - counts.open - counts.incomplete;
    return counts;
  }

  const ownWhole = () => (trimmed(state.whole.comment)
    ? [{ comment: state.whole.comment.trim(), ...(state.whole.organisation && { organisation: state.whole.organisation }) }] : []);
  const ownAnswers = () => items.map((item) => sendable(item, state.answers[item.id])).filter(Boolean);
  const hasOwnWork = () => ownAnswers().length > 0 || ownWhole().length > 0;

  /** Nobody objects to anything: only then can the text be approved as it stands. */
  function canApprove() {
    const remarks = [...ownAnswers(), ...state.joined.flatMap((voice) => voice.answers)]
      .some((answer) => answer.verdict !== 'correct' || answer.withdraw);
    const whole = ownWhole().length + state.joined.flatMap((voice) => voice.whole).length;
    return !remarks && !whole && !state.supplement && asked.every((item) => stateOf(item) === 'correct');
  }

  /** Why the reply cannot be saved yet, as a sentence; empty when it can. */
  function obstacle(counts) {
    if (counts.unfinished) return plural('form-need-more', counts.unfinished);
    if (state.supplement && !counts.given && !ownWhole().length) return t('form-need-one');
    return !state.supplement && counts.open ? plural('form-left', counts.open) : '';
  }

  // ---- Keeping the work in this browser ------------------------------------------------------

  let store = null; // localStorage, or null where the browser gives none
  let saveTimer = 0;

  /** The place of this round's work. Never the place of another draft's: that work would be lost. */
  function storeKey() {
    const key = `samsyn-${round.token}`;
    let kept = null;
    try { kept = JSON.parse(store.getItem(key)); } catch { /* not ours, or broken: may be written over */ }
    return kept && kept.draft !== round.draft ? `${key}-${round.draft.slice(0, 12)}` : key;
  }

  function openStore() {
    try {
      window.localStorage.setItem('samsyn-try', '1');
      window.localStorage.removeItem('samsyn-try');
      store = window.localStorage;
    } catch { store = null; }
  }

  function restore() {
    if (!store) return false;
    try {
      const kept = JSON.parse(store.getItem(storeKey()) ?? 'null');
      if (!kept || kept.draft !== round.draft) return false;
      state = { ...freshState(), ...kept };
      return true;
    } catch { return false; }
  }

  function saveNow() {
    if (!saveTimer) return;
    clearTimeout(saveTimer);
    saveTimer = 0;
    try {
      if (!store) throw new Error('no store');
      store.setItem(storeKey(), JSON.stringify(state));
      showSaved(new Date());
    } catch { showNotKept(); }
  }

  function saveSoon() {
    clearTimeout(saveTimer);
    saveTimer = setTimeout(saveNow, SAVE_DELAY);
  }

  /** To be called after every change the holder makes. */
  function touch() {
    state.changed = now();
    state.dirty = true;
    saveSoon();
    refreshProgress();
  }

  function showSaved(time) {
    const clock = time.toLocaleTimeString('sv-SE');
    byId('saved-state').replaceChildren(icon('correct'), el('span', {}, t('form-saved', { date: clock })));
    // Said once, not at every letter: the time stands there to be read.
    announce(t('form-saved-short'));
  }

  function showNotKept() {
    byId('saved-state').replaceChildren(icon('incomplete'), el('span', {}, t('form-not-kept')));
    byId('not-kept').hidden = false;
    announce(t('form-not-kept-help'));
  }

  function announce(text) {
    const announcer = byId('announcer');
    if (announcer.textContent !== text) announcer.textContent = text;
  }

  // ---- Text: numbers and differences ---------------------------------------------------------

  const NUMBERS = /\d+(?:[ \u00a0\u202f]\d{3}(?!\d))*(?:[.,:–/-]\d+)*(?:[ \u00a0\u202f]?(?:procent|percent|per cent|%|‰))?/g;

  /** Text with its numbers marked: they are what a fact-check most often finds wrong. */
  function marked(text) {
    const nodes = [];
    let end = 0;
    for (const match of text.matchAll(NUMBERS)) {
      nodes.push(text.slice(end, match.index), el('mark', {}, match[0]));
      end = match.index + match[0].length;
    }
    return [...nodes, text.slice(end)];
  }

  /** The pieces [kind, text] that lead from one text to another: kind is same, gone or new. */
  function difference(before, after) {
    const split = (text) => text.match(/^\s+|\S+\s*/g) ?? [];
    const [a, b] = [split(before), split(after)];
    const equal = (i, j) => a[i].trimEnd() === b[j].trimEnd();
    let start = 0;
    while (start < a.length && start < b.length && equal(start, start)) start++;
    let [m, n] = [a.length, b.length];
    while (m > start && n > start && equal(m - 1, n - 1)) { m--; n--; }
    const pieces = b.slice(0, start).map((word) => ['same', word]);
    pieces.push(...middle(a.slice(start, m), b.slice(start, n)));
    pieces.push(...b.slice(n).map((word) => ['same', word]));
    return merged(pieces);
  }

  /** The longest common subsequence of two lists of words; where it would be huge, all is replaced. */
  function middle(a, b) {
    const pieces = [];
    const width = b.length + 1;
    if (a.length * b.length > 4000000) return [...a.map((word) => ['gone', word]), ...b.map((word) => ['new', word])];
    const [x, y] = [a, b].map((list) => list.map((word) => word.trimEnd()));
    const longest = new Uint16Array((a.length + 1) * width);
    for (let i = a.length - 1; i >= 0; i--) {
      for (let j = b.length - 1; j >= 0; j--) {
        longest[i * width + j] = x[i] === y[j]
          ? longest[(i + 1) * width + j + 1] + 1
          : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
      }
    }
    let [i, j] = [0, 0];
    while (i < a.length || j < b.length) {
      if (i < a.length && j < b.length && x[i] === y[j]) { pieces.push(['same', b[j++]]); i++; }
      else if (i < a.length && (j === b.length || longest[(i + 1) * width + j] >= longest[i * width + j + 1])) pieces.push(['gone', a[i++]]);
      else pieces.push(['new', b[j++]]);
    }
    return pieces;
  }

  function merged(pieces) {
    const out = [];
    for (const [kind, text] of pieces) {
      if (out.length && out[out.length - 1][0] === kind) out[out.length - 1][1] += text;
      else out.push([kind, text]);
    }
    return out;
  }

  /** A difference to look at, and to listen to: not every screen reader tells of <del> and <ins>. */
  function differenceNodes(before, after) {
    const wrap = (tag, says, text, nodes) => {
      const space = text.slice(text.trimEnd().length);
      return [el(tag, {}, hiddenText(`${t(says)} `), ...nodes), space];
    };
    return difference(before, after).flatMap(([kind, text]) => {
      if (kind === 'same') return marked(text);
      if (kind === 'gone') return wrap('del', 'form-removed', text, [text.trimEnd()]);
      return wrap('ins', 'form-added', text, marked(text.trimEnd()));
    });
  }

  // ---- The items -----------------------------------------------------------------------------

  const views = new Map();
  const opened = new Set(); // items whose choices were opened again, or opened though not asked
  let current = null;       // the item the reader is at
  let lastKey = '';         // empty after the pointer was used
  let showAll = false;
  let showChanges = true;

  function excerpt(text, length = 48) {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length <= length ? line : `${line.slice(0, length).replace(/\s\S*$/, '')} …`;
  }

  /** What an item is called in names and messages: "Stycke 3". */
  function nameOf(item) {
    switch (item.kind) {
      case 'quote': return t('form-name-quote', { name: excerpt(item.text, 36) });
      case 'figure': return t('form-name-figure', { name: item.label });
      case 'contacts': return t('form-name-contacts', { n: item.number ?? '' });
      case 'heading': return t('form-name-heading', { name: excerpt(item.text, 36) });
      default: return t('form-name-paragraph', { n: item.number });
    }
  }

  const figureValue = (item, value = item.value) => (item.percent ? t('form-percent', { n: value }) : value);

  function figureCard(item) {
    const about = [item.year && t('form-figure-year', { date: item.year }), item.source && t('form-figure-source', { name: item.source })];
    return el('div.figure', {},
      el('p.value', {}, figureValue(item)), el('p.label', {}, item.label), el('p.about', {}, about.filter(Boolean).join(' · ')));
  }

  const contactCards = (item) => el('div', {},
    el('p.ask', {}, t('form-contacts-ask')),
    el('ul.cards', {}, ...item.cards.map((card) => el('li', {}, ...card.map((line) => el('p', {}, line))))));

  /** The item's own text, with what changed since the last round when the reader wants to see it. */
  function body(item) {
    const before = (text) => (item.was != null && showChanges ? el('p.before', {}, t('form-before', { name: text })) : null);
    if (item.kind === 'figure') return [figureCard(item), before(item.was)];
    if (item.kind === 'contacts') return [contactCards(item), before(item.was)];
    const nodes = item.was != null && showChanges ? differenceNodes(item.was, item.text) : isHeading(item) ? [item.text] : marked(item.text);
    if (isHeading(item)) return [el(`h${item.rank}.text`, {}, ...nodes)];
    if (item.kind !== 'quote') return [el('p.text', {}, ...nodes)];
    return [el('blockquote', {}, el('p.text', {}, ...nodes)), item.speaker && el('p.speaker', {}, item.speaker)];
  }

  /** What became of the remarks of the last round. */
  function receipts(done) {
    if (!done?.length) return null;
    return el('ul.receipts', {}, ...done.map((one) => el('li', {},
      el('p', {}, el('strong', {}, one.who || t('form-someone')), ' ', el('span.said', {}, t(VERDICT_WORDS[one.verdict] ?? 'form-comment'))),
      one.remark && el('p.remark', {}, one.remark),
      one.suggestion && el('p.remark', {}, t('form-their-suggestion', { name: one.suggestion })),
      one.verdict !== 'correct' && el('p', {}, el(`span.outcome.${one.outcome}`, {}, t(OUTCOME_WORDS[one.outcome] ?? 'form-outcome-declined'))),
      one.answer && el('p.reply', {}, t(one.outcome === 'asked' ? 'form-consultant-asks' : 'form-consultant-says', { name: one.answer })))));
  }

  function choice(item, verdict, index) {
    const input = el('input', {
      type: 'radio', name: `verdict-${item.id}`, value: verdict,
      change: () => choose(views.get(item.id), verdict, lastKey.startsWith('Arrow') ? 'arrow' : 'direct'),
    });
    return el(`label.choice.${verdict}`, {}, input, icon(verdict), el('span', {}, t(VERDICT_WORDS[verdict])),
      el('kbd', { 'aria-hidden': 'true' }, String(index + 1)));
  }

  /** Three chips; a second press on the chosen one takes it back, since it need not be said. */
  function organisationChips(id, legend, get, set) {
    const chips = Object.entries(ORGANISATIONS).map(([organisation, word]) => {
      const input = el('input', {
        type: 'radio', name: `organisation-${id}`, value: organisation,
        click: () => { if (get() === organisation) { input.checked = false; set(null); touch(); } },
        change: () => { if (input.checked) { set(organisation); touch(); } },
      });
      input.checked = get() === organisation;
      return el('label.chip', {}, input, shape(organisation), el('span', {}, t(word)));
    });
    return el('fieldset.chips', {}, el('legend', {}, legend), ...chips);
  }

  /** A text field that grows with its text, and that paper shows in full. */
  function textField(id, label, value, input, { hint, describedby } = {}) {
    const mirror = el('div.mirror', { 'aria-hidden': 'true' }, value);
    const area = el('textarea', {
      id, rows: 2, maxlength: MAX_TEXT, 'aria-describedby': [hint && `${id}-hint`, describedby].filter(Boolean).join(' ') || null,
      input: () => { mirror.textContent = area.value; grow(area); input(area.value); },
    });
    area.value = value;
    return el('div.field', {},
      el('div.label', {}, el('label', { for: id }, label), hint && el('span.hint', { id: `${id}-hint` }, hint)), area, mirror);
  }

  function grow(area) {
    if (window.CSS && CSS.supports('field-sizing', 'content')) return;
    area.style.height = 'auto';
    if (!area.scrollHeight) return; // not on show: whatever shows it lets it grow
    area.style.height = `${area.scrollHeight + 2}px`;
  }

  function figureFields(item, answer, changed) {
    return el('div.fields', {}, ...Object.entries(FIGURE_FIELDS).map(([field, word]) => {
      const id = `${field}-${item.id}`;
      const input = el('input', { id, type: 'text', maxlength: 500, autocomplete: 'off', input: () => { answer[field] = input.value; changed(); } });
      input.value = answer[field] ?? item[field] ?? '';
      return el('div.field', {}, el('label', { for: id }, t(word)), input);
    }));
  }

  /** What stands beneath "not correct" and "comment". */
  function editorNodes(view) {
    const { item } = view;
    const answer = answerOf(item.id);
    const incorrect = answer.verdict === 'incorrect';
    const changed = () => { touch(); updateNeed(view); };
    const need = `need-${item.id}`;
    const suggestion = () => textField(`suggestion-${item.id}`, t('form-suggestion'), answer.suggestion ?? plainText(item),
      (value) => { answer.suggestion = value; changed(); }, { hint: t('form-suggestion-hint'), describedby: need });
    const comment = textField(`comment-${item.id}`, t(incorrect ? 'form-why' : 'form-your-comment'), answer.comment ?? '',
      (value) => { answer.comment = value; changed(); }, { describedby: need });
    const chips = organisationChips(item.id, t('form-from'), () => answer.organisation ?? null, (value) => { answer.organisation = value; });
    view.need = el('p.need', { id: need }, t(incorrect ? 'form-need-correction' : 'form-need-comment'));
    if (incorrect) return [item.kind === 'figure' ? figureFields(item, answer, changed) : suggestion(), chips, comment, view.need];
    if (item.kind === 'figure') return [comment, chips, view.need];
    const offer = button(t('form-suggest'), () => { const field = suggestion(); offer.replaceWith(field); focusField(field); });
    return [comment, chips, differs(answer.suggestion, plainText(item)) ? suggestion() : offer, view.need];
  }

  function focusField(node) {
    const field = node.querySelector('textarea, input[type=text]');
    grow(field);
    field.focus();
  }

  function updateNeed(view) {
    if (!view.need) return;
    const sent = sendable(view.item, state.answers[view.item.id]);
    view.need.hidden = !sent || isComplete(sent);
  }

  function withdrawBox(item) {
    if (item.kind !== 'quote') return null;
    const box = el('input', {
      type: 'checkbox', id: `withdraw-${item.id}`,
      change: () => {
        const view = views.get(item.id);
        answerOf(item.id).withdraw = box.checked;
        // Asking for a quote to be taken out is an answer, and one that may want a reason.
        if (box.checked && (answerOf(item.id).verdict ?? 'correct') === 'correct') choose(view, 'comment', 'arrow');
        else { touch(); updateItem(view); }
      },
    });
    return el('label.check', {}, box, el('span', {}, t('form-withdraw')));
  }

  function makeView(item) {
    const name = nameOf(item);
    const view = { item, editorFor: null };
    view.body = el('div.body', {});
    view.line = el('p.line', {});
    view.editor = el('div.editor', {});
    view.voices = el('div.voices', {});
    view.choices = isHeading(item) ? null : el('fieldset.choices', {}, el('legend.sr', {}, name), ...VERDICTS.map((verdict, i) => choice(item, verdict, i)));
    view.withdraw = withdrawBox(item);
    view.invite = button(t(isHeading(item) ? 'form-heading-comment' : 'form-have-remark'), () => invite(view), { class: isHeading(item) ? 'btn link' : 'btn small', 'aria-label': `${t(isHeading(item) ? 'form-heading-comment' : 'form-have-remark')}: ${name}` });
    view.clear = button(t('form-clear-answer'), () => clearAnswer(view), { class: 'btn link', 'aria-label': `${t('form-clear-answer')}: ${name}` });
    view.section = el('section', { class: 'item', id: `item-${item.id}`, 'data-id': item.id, 'data-kind': item.kind, tabindex: -1 },
      el('div.lead', {},
        item.number != null && el('span.number', { 'aria-hidden': 'true' }, String(item.number)),
        item.number != null && hiddenText(`${name}.`), view.body),
      receipts(item.done), view.voices, view.line,
      el('div.answer', {}, view.choices, view.withdraw, view.editor, view.clear, view.invite));
    view.section.addEventListener('focusin', () => setCurrent(view));
    view.section.addEventListener('focusout', (event) => {
      // Only for the keyboard: under a pointer, what it is about to press would move away.
      if (lastKey && event.relatedTarget && !view.section.contains(event.relatedTarget)) settle(view);
    });
    views.set(item.id, view);
    view.body.append(...body(item).filter(Boolean));
    return view;
  }

  /** An answer of "correct" that was opened again closes when its reader goes elsewhere. */
  function settle(view) {
    if (!opened.has(view.item.id) || state.answers[view.item.id]?.verdict !== 'correct') return;
    opened.delete(view.item.id);
    updateItem(view);
  }

  function setCurrent(view) {
    if (current === view) return;
    for (const [one, on] of [[current, false], [view, true]]) {
      if (!one) continue;
      one.section.classList.toggle('current', on);
      one.link?.classList.toggle('current', on);
      if (on) one.link?.setAttribute('aria-current', 'true'); else one.link?.removeAttribute('aria-current');
    }
    current = view;
  }

  /** Opens what may be answered though nobody asks for it. */
  function invite(view) {
    opened.add(view.item.id);
    if (isHeading(view.item)) choose(view, 'comment', 'key');
    else { updateItem(view); focusItem(view); }
  }

  /** The holder's verdict. How it was given decides where the focus goes afterwards. */
  function choose(view, verdict, how) {
    const { id } = view.item;
    const answer = answerOf(id);
    answer.verdict = verdict;
    if (verdict !== 'correct' && answer.organisation === undefined) answer.organisation = state.organisation;
    // Arrow keys pass over the choices: they must not fold away under the one who is choosing.
    if (verdict === 'correct' && how !== 'arrow') opened.delete(id); else opened.add(id);
    touch();
    updateItem(view);
    if (verdict === 'correct' && how === 'key') jumpToOpen(view);
    else if (verdict === 'correct' && how === 'direct') view.line.querySelector('button').focus({ preventScroll: true });
    else if (verdict !== 'correct' && how === 'key') focusField(view.editor);
  }

  function clearAnswer(view) {
    delete answerOf(view.item.id).verdict; // what was written stays, should the verdict come back
    answerOf(view.item.id).withdraw = false;
    opened.delete(view.item.id);
    touch();
    updateItem(view);
    focusItem(view);
  }

  /** The voices joined into this form, under the item they speak of. */
  function voiceNodes(item) {
    return joinedAnswers(item.id).map(({ voice, answer }) => {
      const from = fromWords(answer.organisation ?? voice.organisation);
      const base = plainText(item);
      const said = Object.entries(FIGURE_FIELDS).filter(([field]) => answer[field]).map(([field, word]) => `${t(word)}: ${answer[field]}`);
      return el('div.voice', {},
        icon(answer.verdict),
        el('div', {},
          el('p', {}, el('strong', {}, `${from}:`), ' ', t(VERDICT_WORDS[answer.verdict]), answer.withdraw && ` · ${t('form-withdraw-asked')}`),
          answer.suggestion && el('p.text', {}, ...differenceNodes(base, answer.suggestion)),
          said.length > 0 && el('p', {}, said.join(' · ')),
          answer.comment && el('p.remark', {}, answer.comment)),
        button(t('form-remove'), () => removeJoined(voice, answer), { class: 'btn link', 'aria-label': t('form-remove-name', { name: `${from}, ${nameOf(item)}` }) }));
    });
  }

  const fromWords = (organisation) => (organisation ? t('form-joined-from', { name: t(ORGANISATIONS[organisation]) }) : t('form-joined-unknown'));

  /** Brings an item's parts in line with the state. */
  function updateItem(view) {
    const { item } = view;
    const answer = state.answers[item.id] ?? {};
    const folded = answer.verdict === 'correct' && !opened.has(item.id);
    const uninvited = !asked.includes(item) && !answer.verdict && !opened.has(item.id);
    if (view.choices) {
      view.choices.hidden = folded || uninvited;
      for (const input of view.choices.querySelectorAll('input')) input.checked = input.value === answer.verdict;
    }
    if (view.withdraw) {
      view.withdraw.hidden = folded || uninvited;
      view.withdraw.firstChild.checked = !!answer.withdraw;
    }
    view.invite.hidden = !uninvited;
    view.clear.hidden = !answer.verdict || folded;
    view.section.dataset.state = stateOf(item);
    view.section.classList.toggle('folded', folded);
    showLine(view, folded, answer);
    const editorFor = answer.verdict && answer.verdict !== 'correct' ? answer.verdict : '';
    if (view.editorFor !== editorFor) {
      view.editorFor = editorFor;
      view.editor.replaceChildren(...(editorFor ? editorNodes(view) : []));
      view.editor.querySelectorAll('textarea').forEach(grow);
    }
    updateNeed(view);
    view.voices.replaceChildren(...voiceNodes(item));
  }

  function showLine(view, folded, answer) {
    view.line.hidden = !folded;
    if (!folded) { view.line.replaceChildren(); return; }
    if (view.line.firstChild) return;
    view.line.append(icon('correct'), el('span', {}, t('form-correct'), answer.withdraw && ` · ${t('form-withdraw-asked')}`),
      button(t('form-change'), () => { opened.add(view.item.id); updateItem(view); focusItem(view); },
        { class: 'btn link', 'aria-label': t('form-change-name', { name: nameOf(view.item) }) }));
  }

  /** Everything anew, after the state was replaced as a whole. */
  function refreshAll() {
    for (const view of views.values()) {
      view.editorFor = null;
      view.line.replaceChildren();
      updateItem(view);
    }
    byId('supplement').checked = state.supplement;
    byId('whole-comment').value = state.whole.comment;
    byId('whole-comment').nextSibling.textContent = state.whole.comment;
    grow(byId('whole-comment'));
    const groups = { form: state.organisation, whole: state.whole.organisation };
    for (const [name, organisation] of Object.entries(groups)) {
      for (const input of document.getElementsByName(`organisation-${name}`)) input.checked = input.value === organisation;
    }
    refreshJoined();
    refreshProgress();
  }

  // ---- Moving about --------------------------------------------------------------------------

  function focusItem(view) {
    const controls = [...view.section.querySelectorAll('input:checked, input[type=radio], button')];
    const control = controls.find((one) => one.matches('.choices input:checked') && !one.closest('[hidden]'))
      ?? controls.find((one) => !one.closest('[hidden], .voices'));
    (control ?? view.section).focus({ preventScroll: true });
  }

  function jump(view) {
    if (view.section.hidden) setShowAll(true);
    setList(false);
    view.section.scrollIntoView({ block: view.section.offsetHeight < innerHeight * 0.7 ? 'center' : 'start' });
    focusItem(view);
  }

  /** To the next item that still wants something, after the given one and then from the top. */
  function jumpToOpen(after = current) {
    const wants = (item) => ['open', 'incomplete'].includes(stateOf(item));
    const at = after ? items.indexOf(after.item) : -1;
    const next = [...items.slice(at + 1), ...items.slice(0, at + 1)]
      .find((item) => wants(item) && (asked.includes(item) || stateOf(item) === 'incomplete'));
    if (next) jump(views.get(next.id));
    else { byId('finish').scrollIntoView({ block: 'nearest' }); byId('save-reply').focus(); }
  }

  /** 1, 2 and 3 answer the item the focus is in, but never while somebody writes. */
  function onKey(event) {
    lastKey = event.key;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const view = views.get(event.target.closest?.('.item')?.dataset.id);
    const writing = event.target.matches?.('textarea, input[type=text]');
    if (!view) return;
    if (event.key === 'Escape' && writing) focusItem(view);
    const verdict = VERDICTS[Number(event.key) - 1];
    if (!verdict || writing || isHeading(view.item)) return;
    event.preventDefault();
    choose(view, verdict, 'key');
  }

  function setList(open) {
    byId('list').classList.toggle('open', open);
    byId('show-list').setAttribute('aria-expanded', String(open));
  }

  // ---- Which items are shown -----------------------------------------------------------------

  const isNews = (item) => item.asked || item.was != null || item.done?.length > 0;

  function applyFilter() {
    const all = showAll || round.number < 2;
    let pending = []; // headings that show only when something beneath them does
    for (const entry of layout) {
      if (isHeading(entry.item)) {
        pending = pending.filter((one) => one.item.level < entry.item.level);
        entry.show(all || isNews(entry.item));
        pending.push(entry);
      } else {
        const on = all || isNews(entry.item);
        entry.show(on);
        if (on) { pending.forEach((one) => one.show(true)); pending = []; }
      }
    }
    for (const group of document.querySelectorAll('#list .group')) {
      group.hidden = [...group.querySelectorAll('li')].every((line) => line.hidden);
    }
    document.querySelectorAll('textarea').forEach(grow);
  }

  function setShowAll(on) {
    showAll = on;
    const box = byId('show-all');
    if (box) box.checked = on;
    applyFilter();
  }

  function setShowChanges(on) {
    showChanges = on;
    for (const view of views.values()) {
      if (view.item.was != null) view.body.replaceChildren(...body(view.item).filter(Boolean));
    }
  }

  // ---- Progress ------------------------------------------------------------------------------

  const RING = 2 * Math.PI * 48;

  function refreshProgress() {
    const counts = tally();
    const ofAll = { n: counts.answered, of: asked.length };
    byId('progress-text').textContent = t('form-progress', ofAll);
    byId('gauge').dataset.n = String(counts.answered);
    const part = asked.length ? counts.answered / asked.length : 1;
    document.querySelector('.ring .part').setAttribute('stroke-dasharray', `${part * RING} ${RING}`);
    document.querySelector('.bar .part').setAttribute('width', String(part * 100));
    for (const verdict of VERDICTS) byId(`count-${verdict}`).textContent = String(counts[verdict]);
    byId('count-open').textContent = String(counts.open + counts.incomplete);
    for (const view of views.values()) refreshLink(view);
    refreshActions(counts);
  }

  function refreshLink(view) {
    const itemState = stateOf(view.item);
    if (view.section.dataset.state !== itemState) view.section.dataset.state = itemState;
    if (!view.mark || view.mark.dataset.state === itemState) return;
    view.mark.dataset.state = itemState;
    const silent = itemState === 'open' && !asked.includes(view.item);
    view.mark.replaceChildren(...(silent ? [] : [icon(itemState), hiddenText(t(STATE_WORDS[itemState]))]));
  }

  function refreshActions(counts) {
    const reason = obstacle(counts);
    const save = byId('save-reply');
    // Not "disabled": a press on it leads to what is left, which helps more than silence.
    save.setAttribute('aria-disabled', String(reason !== ''));
    const stale = state.filed && state.dirty ? t('form-changed-since') : '';
    byId('save-reason').textContent = reason || stale || t(!asked.length ? 'form-nothing-asked' : counts.open ? 'form-ready-supplement' : 'form-all-answered');
    byId('mark-rest').disabled = counts.open === 0;
    byId('next-open').disabled = counts.open + counts.unfinished === 0;
    const approves = byId('approves');
    approves.disabled = !canApprove();
    if (approves.disabled && state.approves) { state.approves = false; saveSoon(); }
    approves.checked = state.approves;
    byId('approves-why').hidden = !approves.disabled;
  }

  // ---- Messages and questions ----------------------------------------------------------------

  /** Says what happened, beside the buttons that made it happen; undo stands with it. */
  function tell(lines, actions = []) {
    const box = byId('message');
    box.replaceChildren(...lines.map((line) => el('p', {}, line)),
      actions.length > 0 && el('p.actions', {}, ...actions.map(([word, act]) => button(word, () => { box.replaceChildren(); act(); }))) || '');
    box.scrollIntoView({ block: 'nearest' });
  }

  let giveUp = null; // answers the open question with -1

  /** A question in the page instead of a dialogue. Resolves to the index of the chosen answer; a later question ends it with -1. */
  function ask(question, answers) {
    giveUp?.(-1);
    const box = byId('question');
    const back = document.activeElement;
    return new Promise((resolve) => {
      const done = (index) => { giveUp = null; box.replaceChildren(); box.hidden = true; back?.focus?.(); resolve(index); };
      giveUp = done;
      box.replaceChildren(el('p', { id: 'question-text' }, question), el('p.actions', {}, ...answers.map((word, index) => button(word, () => done(index)))));
      box.hidden = false;
      box.scrollIntoView({ block: 'nearest' });
      box.querySelector('button').focus();
    });
  }

  async function markRest() {
    const rest = asked.filter((item) => stateOf(item) === 'open');
    if (await ask(plural('form-mark-rest-ask', rest.length), [t('form-mark'), t('form-cancel')]) !== 0) return;
    for (const item of rest) { answerOf(item.id).verdict = 'correct'; opened.delete(item.id); updateItem(views.get(item.id)); }
    touch();
    tell([plural('form-marked', rest.length)], [[t('form-undo'), () => {
      for (const item of rest) {
        if (state.answers[item.id].verdict === 'correct') delete state.answers[item.id].verdict;
        updateItem(views.get(item.id));
      }
      touch();
      byId('mark-rest').focus();
    }]]);
    byId('message').querySelector('button').focus();
  }

  async function clearAll() {
    if (await ask(t('form-clear-ask'), [t('form-cancel'), t('form-clear')]) !== 1) return;
    state = freshState();
    clearTimeout(saveTimer);
    saveTimer = 0;
    try { store?.removeItem(storeKey()); } catch { /* nothing was kept, so nothing is left */ }
    opened.clear();
    byId('saved-state').replaceChildren();
    refreshAll();
    tell([t('form-cleared')]);
  }

  // ---- Saving the reply ----------------------------------------------------------------------

  function replyContent(finished) {
    const voices = [{ organisation: state.organisation, answers: ownAnswers(), whole: ownWhole() }, ...state.joined];
    return {
      round: round.round, token: round.token, draft: round.draft, form: state.form, finished,
      supplement: state.supplement, saved: now(), approves: finished && state.approves && canApprove(),
      organisations: voices.map((voice) => voice.organisation ?? null),
      answers: voices.flatMap((voice, index) => voice.answers.map(({ id, ...rest }) => ({ id, voice: index, ...rest }))),
      whole: voices.flatMap((voice, index) => voice.whole.map((one) => ({ voice: index, ...one }))),
    };
  }

  function saveReply(finished) {
    if (finished && byId('save-reply').getAttribute('aria-disabled') === 'true') {
      document.body.classList.add('tried');
      jumpToOpen(null);
      return;
    }
    const content = replyContent(finished);
    const text = seal('reply', content);
    if (bytesOf(text).length > MAX_FILE || content.answers.length > MAX_ANSWERS) { tell([t('form-too-large')]); return; }
    const name = `svar-${round.slug}-omgang-${round.number}.json`;
    download(name, text);
    state.filed = true;
    state.dirty = false;
    saveSoon();
    refreshProgress();
    tell([t('form-file-saved', { name }), t(finished ? 'form-file-mail' : 'form-file-part', { who: consultant() })]);
  }

  function download(name, text) {
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = el('a', { href: url, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000); // some browsers read it a while later
  }

  // ---- Reading replies -----------------------------------------------------------------------

  const text = (value) => (typeof value === 'string' && value.length <= MAX_TEXT ? value.trim() : '');
  const organisationIn = (value) => (Object.prototype.hasOwnProperty.call(ORGANISATIONS, value) ? value : null);

  /** An answer from a file: only what the format knows, only of items that are there. */
  function cleanAnswer(raw) {
    const view = views.get(raw?.id);
    return view && VERDICTS.includes(raw.verdict)
      ? sendable(view.item, {
        verdict: raw.verdict, suggestion: text(raw.suggestion), comment: text(raw.comment),
        organisation: organisationIn(raw.organisation), withdraw: raw.withdraw === true,
        value: text(raw.value), year: text(raw.year), source: text(raw.source),
      }) : null;
  }

  /** The voices of a reply, each with its own answers. */
  function voicesOf(content, sha) {
    const list = (value) => (Array.isArray(value) ? value : []);
    const voices = list(content.organisations).slice(0, 50).map((organisation) => ({
      form: String(content.form), saved: String(content.saved), sha, organisation: organisationIn(organisation), answers: [], whole: [],
    }));
    const voiceAt = (index) => (Number.isInteger(index) ? voices[index] : undefined);
    for (const raw of list(content.answers)) {
      const answer = cleanAnswer(raw);
      if (answer) voiceAt(raw.voice)?.answers.push(answer);
    }
    for (const raw of list(content.whole)) {
      const comment = text(raw?.comment);
      const organisation = organisationIn(raw?.organisation);
      if (comment) voiceAt(raw.voice)?.whole.push({ comment, ...(organisation && { organisation }) });
    }
    return voices;
  }

  /** What a voice says, as one string: equal voices that came different ways are one voice. */
  function fingerprint(voice) {
    const fields = ['id', 'verdict', 'suggestion', 'comment', 'organisation', 'withdraw', ...Object.keys(FIGURE_FIELDS)];
    const answers = voice.answers.map((answer) => fields.map((field) => answer[field] ?? null)).sort((a, b) => (a[0] < b[0] ? -1 : 1));
    return JSON.stringify([voice.organisation, answers, voice.whole.map((one) => [one.comment, one.organisation ?? null])]);
  }

  const ownVoice = () => ({ organisation: state.organisation, answers: ownAnswers(), whole: ownWhole() });
  const hasContent = (voice) => voice.answers.length > 0 || voice.whole.length > 0;

  /** Reads files one after the other, since each may ask something. */
  async function loadFiles(files) {
    const lines = [];
    const before = state.joined;
    for (const file of files) lines.push(await loadFile(file));
    refreshAll();
    saveSoon();
    const undo = state.joined.length > before.length && [[t('form-undo'), () => { state.joined = before; state.dirty = true; saveSoon(); refreshAll(); }]];
    tell(lines, undo || []);
  }

  async function loadFile(file) {
    const say = (key, values = {}) => t(key, { name: file.name, ...values });
    if (file.size > MAX_FILE) return say('form-load-too-large');
    const { content, sha, wrong } = unseal(await file.text().catch(() => ''), 'reply');
    if (wrong) return say(wrong);
    if (!content || content.token !== round.token || content.round !== round.round) return say('form-load-other-round');
    if (content.draft !== round.draft) return say('form-load-other-draft');
    if (!Array.isArray(content.answers) || content.answers.length > MAX_ANSWERS) return say('form-load-damaged');
    const voices = voicesOf(content, sha);
    if (!voices.length) return say('form-load-empty');
    if (content.form === state.form) return continueFrom(content, voices, say);
    if (content.finished === false && !hasOwnWork() && !state.joined.some((voice) => voice.form === content.form)) {
      const answer = await ask(say('form-load-continue-ask'), [t('form-load-continue'), t('form-load-join')]);
      if (answer < 0) return say('form-load-kept');
      if (answer === 0) return adopt(content, voices, say);
    }
    return join(content, voices, say);
  }

  /** A file this very form saved: go on from it, but never over newer work unasked. */
  async function continueFrom(content, voices, say) {
    const here = [ownVoice(), ...state.joined].filter(hasContent).map(fingerprint).sort();
    const there = voices.filter(hasContent).map(fingerprint).sort();
    if (JSON.stringify(here) === JSON.stringify(there)) return say('form-load-same');
    if (hasOwnWork() && state.changed >= content.saved) {
      const question = say('form-load-replace-ask', { date: moment(content.saved) });
      if (await ask(question, [t('form-load-keep'), t('form-load-replace')]) !== 1) return say('form-load-kept');
    }
    return adopt(content, voices, say);
  }

  function adopt(content, voices, say) {
    const [own, ...others] = voices;
    const known = new Set(others.map(fingerprint));
    state = {
      ...freshState(), form: String(content.form), organisation: own.organisation, supplement: content.supplement === true,
      answers: Object.fromEntries(own.answers.map(({ id, ...answer }) => [id, answer])),
      whole: { comment: own.whole[0]?.comment ?? '', organisation: own.whole[0]?.organisation ?? null },
      // Voices that were joined here and are not in the file stay.
      joined: [...others.filter(hasContent), ...state.joined.filter((voice) => !known.has(fingerprint(voice)))],
      changed: String(content.saved), filed: true,
    };
    state.approves = content.approves === true && canApprove();
    opened.clear();
    return say('form-load-continued', { date: moment(content.saved) });
  }

  /** Another form's reply: its voices stand beside the holder's own. */
  function join(content, voices, say) {
    const earlier = state.joined.filter((voice) => voice.form === content.form);
    if (earlier.some((voice) => voice.saved > content.saved)) return say('form-load-older');
    const others = state.joined.filter((voice) => voice.form !== content.form);
    const known = new Set([...others, ownVoice()].map(fingerprint));
    const fresh = voices.filter((voice) => hasContent(voice) && !known.has(fingerprint(voice)) && known.add(fingerprint(voice)));
    const same = JSON.stringify(earlier.map(fingerprint)) === JSON.stringify(fresh.map(fingerprint));
    if (same) return say(fresh.length || voices.some(hasContent) ? 'form-load-same' : 'form-load-empty');
    state.joined = [...others, ...fresh];
    state.dirty = true;
    state.changed = now();
    return plural('form-load-joined', fresh.reduce((sum, voice) => sum + voice.answers.length, 0), { name: say('form-load-file') });
  }

  /** Takes away a joined voice, or one answer or comment of it; with undo. */
  function removeJoined(voice, part) {
    const before = state.joined;
    const without = { ...voice, answers: voice.answers.filter((one) => one !== part), whole: voice.whole.filter((one) => one !== part) };
    state.joined = state.joined.map((one) => (one === voice ? without : one)).filter((one) => (part || one !== without) && hasContent(one));
    touch();
    refreshAll();
    tell([t('form-removed-voice')], [[t('form-undo'), () => { state.joined = before; touch(); refreshAll(); }]]);
    byId('message').querySelector('button').focus();
  }

  function refreshJoined() {
    byId('joined').replaceChildren(...state.joined.map((voice) => {
      const from = fromWords(voice.organisation);
      return el('li', {}, el('span', {}, `${from}: ${plural('form-answers', voice.answers.length)}`),
        button(t('form-remove'), () => removeJoined(voice), { class: 'btn link', 'aria-label': t('form-remove-name', { name: from }) }));
    }));
    byId('joined-part').hidden = state.joined.length === 0;
    byId('joined-whole').replaceChildren(...state.joined.flatMap((voice) => voice.whole.map((one) => el('div.voice', {},
      el('div', {}, el('p', {}, el('strong', {}, `${fromWords(one.organisation ?? voice.organisation)}:`)), el('p.remark', {}, one.comment)),
      button(t('form-remove'), () => removeJoined(voice, one), { class: 'btn link', 'aria-label': t('form-remove-name', { name: t('form-whole') }) })))));
  }

  // ---- Dates ---------------------------------------------------------------------------------

  const locale = () => (round.language === 'sv' ? 'sv-SE' : 'en-GB');
  const inWords = (date, options) => date.toLocaleDateString(locale(), options);

  /** When a file was saved, for people. */
  function moment(stamp) {
    const date = new Date(stamp);
    return Number.isNaN(date.getTime()) ? stamp : date.toLocaleString(locale(), { dateStyle: 'medium', timeStyle: 'short' });
  }

  /** The last day to reply: { date, left } in days of the calendar, or null where none was set. */
  function deadline() {
    const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(round.reply_by ?? '');
    if (!match) return null;
    const date = new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
    const today = new Date();
    const left = Math.round((date - new Date(today.getFullYear(), today.getMonth(), today.getDate())) / DAY);
    return { date, left };
  }

  function daysLeft(left) {
    if (left === 0) return t('form-days-today');
    return left > 0 ? plural('form-days-left', left) : plural('form-days-over', -left);
  }

  // ---- The page ------------------------------------------------------------------------------

  let layout = []; // what stands in the text, in order: { item, show }

  const consultant = () => round.consultancy || t('form-consultant');

  function header() {
    return el('header.top', {},
      el('p.crumb', {}, logo(), el('strong', {}, 'Samsyn'), el('span', {}, t('form-crumb')), el('span.here', {}, round.title)),
      el('p', { id: 'saved-state', class: 'saved' }),
      el('p', { id: 'announcer', class: 'sr', role: 'status' }));
  }

  /** What is asked of the reader. Who has done it before gets it folded. */
  function instructions() {
    const points = ['answer', 'group', 'names', 'next', 'public', 'stays', 'keys']
      .map((key) => el(`li.${key}`, {}, t(`form-how-${key}`, { who: consultant() })));
    return el('section.how', { 'aria-labelledby': 'how-title' },
      el('details', { open: round.number < 2 },
        el('summary', {}, el('h2', { id: 'how-title' }, t('form-how-title'))),
        el('p', {}, t('form-how-lead')), el('ul', {}, ...points)),
      organisationChips('form', t('form-we-are'), () => state.organisation, (value) => { state.organisation = value; }));
  }

  function deadlineLine() {
    const due = deadline();
    return due && el('p', { class: due.left < 0 ? 'deadline late' : 'deadline' }, el('strong', {}, t('form-reply-by')), ' ',
      round.reply_by_text || inWords(due.date, { dateStyle: 'full' }), ` (${daysLeft(due.left)})`);
  }

  /** The text with its questions, and beside it the list; both come from the same items. */
  function textAndList() {
    const groups = [{ title: '', lines: [] }];
    const nodes = [];
    let rank = 1;
    for (const item of round.items) {
      if (isHeading(item)) {
        rank = Math.min(item.level + 1, rank + 1, 6);
        item.rank = rank;
        groups.push({ title: item.text, lines: [] });
      }
      if (item.id == null) {
        const node = el(`h${item.rank}.fixed`, {}, item.text);
        nodes.push(node);
        layout.push({ item, show: (on) => { node.hidden = !on; } });
        continue;
      }
      const view = makeView(item);
      nodes.push(view.section);
      const line = isHeading(item) ? null : listLine(view);
      if (line) groups[groups.length - 1].lines.push(line);
      layout.push({ item, show: (on) => { view.section.hidden = !on; if (line) line.hidden = !on; } });
    }
    const list = groups.filter((group) => group.lines.length).map((group) => el('div.group', {},
      group.title && el('p.title', {}, excerpt(group.title, 34)), el('ul', {}, ...group.lines)));
    return { nodes, list };
  }

  function listLine(view) {
    const { item } = view;
    const shown = item.kind === 'figure' ? `${figureValue(item)} ${item.label}` : item.kind === 'contacts' ? t('form-contacts') : item.text;
    view.mark = el('span.state', {});
    view.link = el('a', { href: `#item-${item.id}`, click: (event) => { event.preventDefault(); jump(view); } },
      el('span.key', {}, item.number != null ? String(item.number) : item.kind === 'quote' ? '”' : ''),
      el('span.start', {}, excerpt(shown.replace(/^[”"“]/, ''))), view.mark);
    return el('li', {}, view.link);
  }

  function sideList(list) {
    const bar = svg(100, 'bar', [['rect', { width: 100, height: 100, class: 'track' }], ['rect', { width: 0, height: 100, class: 'part' }]]);
    bar.setAttribute('preserveAspectRatio', 'none');
    const toggle = button(t('form-list'), () => setList(!byId('list').classList.contains('open')), { id: 'show-list', 'aria-expanded': 'false', 'aria-controls': 'list' });
    return el('nav.left', { 'aria-label': t('form-list') },
      el('div.status', {},
        el('span.title', { 'aria-hidden': 'true' }, t('form-list')),
        el('span', { id: 'progress-text' }),
        el('button.btn', { type: 'button', id: 'next-open', click: () => jumpToOpen() }, t('form-next'), el('span.rest', {}, ` ${t('form-next-rest')}`)),
        toggle, bar),
      el('div', { id: 'list' }, ...list));
  }

  /** What the last round led to, and what of the text is shown. Only from the second round on. */
  function roundPart() {
    if (round.number < 2) return null;
    const toggle = (id, word, on, act) => {
      const box = el('input', { type: 'checkbox', id, role: 'switch', change: () => act(box.checked) });
      box.checked = on;
      return el('label.check', {}, box, el('span', {}, t(word)));
    };
    return el('div.filter', {}, el('p', {}, t('form-again')),
      toggle('show-all', 'form-show-all', false, setShowAll), toggle('show-changes', 'form-show-changes', true, setShowChanges));
  }

  function gonePart() {
    if (!round.gone?.length) return null;
    return el('section.gone', { 'aria-labelledby': 'gone-title' }, el('h2', { id: 'gone-title' }, t('form-gone')),
      ...round.gone.map((one) => el('div.item', {}, el('p.text', {}, el('del', {}, hiddenText(`${t('form-removed')} `), one.text)), receipts(one.done))));
  }

  function wholePart() {
    const field = textField('whole-comment', t('form-whole-label'), state.whole.comment, (value) => { state.whole.comment = value; touch(); });
    return el('section.whole', { 'aria-labelledby': 'whole-title' }, el('h2', { id: 'whole-title' }, t('form-whole')),
      el('div', { id: 'joined-whole' }), field,
      organisationChips('whole', t('form-from'), () => state.whole.organisation, (value) => { state.whole.organisation = value; }));
  }

  function progressPart() {
    const due = deadline();
    const ring = svg(112, 'ring', [
      ['circle', { cx: 56, cy: 56, r: 48, class: 'track' }],
      ['circle', { cx: 56, cy: 56, r: 48, class: 'part', transform: 'rotate(-90 56 56)' }],
    ]);
    // A picture of what #progress-text says: its figures are drawn by the style sheet.
    const gauge = el('div.gauge', { id: 'gauge', 'aria-hidden': 'true', 'data-of': t('form-ring-of', { of: asked.length }) }, ring);
    const count = (verdict, word) => el('li', {}, icon(verdict), el('span', {}, t(word)), el('b', { id: `count-${verdict}` }));
    return el('div.progress', {},
      el('div.head', {}, gauge, due && el('div', { class: due.left < 0 ? 'due late' : 'due' },
        el('p', {}, t('form-reply-by')), el('p.day', {}, inWords(due.date, { day: 'numeric', month: 'long' })),
        el('p', {}, `${inWords(due.date, { weekday: 'long' })}, ${daysLeft(due.left)}`))),
      el('ul.counts', {}, ...VERDICTS.map((verdict) => count(verdict, VERDICT_WORDS[verdict])), count('open', 'form-open')));
  }

  function checkbox(id, word, change) {
    const box = el('input', { type: 'checkbox', id, change: () => { change(box.checked); touch(); } });
    return el('label.check', {}, box, el('span', {}, t(word)));
  }

  function aside() {
    const load = el('input.sr', { type: 'file', id: 'load-reply', multiple: true, accept: '.json,application/json',
      change: () => { const files = [...load.files]; load.value = ''; loadFiles(files); } });
    const approves = checkbox('approves', 'form-approves', (on) => { state.approves = on; });
    approves.firstChild.setAttribute('aria-describedby', 'approves-why');
    return el('aside.right', { 'aria-labelledby': 'finish-title' },
      progressPart(),
      el('div.task', {}, el('h2', {}, t('form-task-title')), el('p', {}, t('form-task')), el('p.names', {}, t('form-no-names'))),
      el('div.finish', { id: 'finish' },
        el('h2', { id: 'finish-title' }, t('form-finish')), el('p', {}, t('form-finish-how')),
        button(t('form-save-reply'), () => saveReply(true), { id: 'save-reply', class: 'btn primary', 'aria-describedby': 'save-reason' }),
        el('p.reason', { id: 'save-reason' }),
        el('div', { id: 'question', role: 'group', 'aria-labelledby': 'question-text', hidden: true }),
        el('div', { id: 'message', role: 'status' }),
        checkbox('supplement', 'form-supplement', (on) => { state.supplement = on; }),
        approves, el('p.why', { id: 'approves-why' }, t('form-approves-why')),
        el('div.others', {},
          button(t('form-mark-rest'), markRest, { id: 'mark-rest' }),
          button(t('form-save-part'), () => saveReply(false), { id: 'save-part' }),
          load, el('label.btn', { for: 'load-reply' }, t('form-load')),
          button(t('form-clear'), clearAll, { id: 'clear-all', class: 'btn link' })),
        el('div', { id: 'joined-part', hidden: true }, el('h3', {}, t('form-joined')), el('ul', { id: 'joined' }))));
  }

  function buildPage() {
    const { nodes, list } = textAndList();
    const eyebrow = [t('form-eyebrow', { n: round.number }), round.project].filter(Boolean).join(' · ');
    byId('app').append(
      el('a.skip', { href: '#main', click: (event) => { event.preventDefault(); byId('main').focus(); } }, t('form-skip')),
      header(),
      el('div.page', {}, sideList(list),
        el('main', { id: 'main', tabindex: -1 },
          el('p.eyebrow', {}, eyebrow), el('h1', {}, round.title),
          round.recipient && el('p.recipient', {}, t('form-recipient', { who: round.recipient })),
          deadlineLine(),
          el('p.notice', { id: 'restored', hidden: true }),
          el('p.notice.bad', { id: 'not-kept', hidden: true }, t('form-not-kept-help')),
          instructions(), roundPart(), gonePart(), el('div.text-part', {}, ...nodes), wholePart()),
        aside()));
  }

  function listenToPage() {
    document.addEventListener('keydown', onKey, true);
    document.addEventListener('pointerdown', () => { lastKey = ''; }, true);
    document.addEventListener('click', (event) => {
      for (const id of [...opened]) if (!views.get(id).section.contains(event.target) && event.target.isConnected) settle(views.get(id));
    });
    window.addEventListener('pagehide', saveNow);
    document.addEventListener('visibilitychange', saveNow);
    window.addEventListener('resize', () => document.querySelectorAll('textarea').forEach(grow));
    window.addEventListener('beforeunload', (event) => {
      saveNow();
      if (!store && state.dirty) { event.preventDefault(); event.returnValue = ''; }
    });
    // The same form in two tabs: both show what was written last.
    window.addEventListener('storage', (event) => {
      if (store && event.key === storeKey() && event.newValue && restore()) refreshAll();
    });
    document.addEventListener('dragover', (event) => { if ([...event.dataTransfer.types].includes('Files')) event.preventDefault(); });
    document.addEventListener('drop', (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      loadFiles([...event.dataTransfer.files]);
    });
  }

  function start() {
    words = JSON.parse(byId('words').textContent);
    const { content, wrong } = unseal(byId('round').textContent, 'round');
    if (wrong) {
      byId('app').append(el('main.broken', {}, el('h1', {}, t('form-broken-title')), el('p', {}, t('form-broken'))));
      return;
    }
    round = content;
    items = round.items.filter((item) => item.id != null);
    asked = items.filter((item) => item.asked && !isHeading(item));
    openStore();
    state = freshState();
    const restored = restore();
    buildPage();
    applyFilter();
    refreshAll();
    listenToPage();
    if (restored && (hasOwnWork() || state.joined.length)) {
      byId('restored').textContent = t('form-restored', { n: tally().answered, of: asked.length, date: state.changed ? moment(state.changed) : '' });
      byId('restored').hidden = false;
      announce(byId('restored').textContent);
    }
    if (!store) showNotKept();
  }

  start();
})();
