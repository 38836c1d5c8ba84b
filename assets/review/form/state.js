/* What has been answered, what holds for it, and how this browser keeps it. */

// ---- State and rules ------------------------------------------------------------------------

let round;
let items = [];   // everything with an id, in the order of the text
let asked = [];   // those of them that want an answer
let state;        // see freshState

function freshState() {
  const random = crypto.getRandomValues(new Uint8Array(8));
  return {
    draft: round.draft,
    form: [...random].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    continues: null,    // the form whose half-filled file this one goes on from
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

// ---- Keeping the work in this browser -------------------------------------------------------

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
