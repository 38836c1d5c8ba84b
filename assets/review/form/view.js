/* Each item of the text with its answers, moving among them, and which are shown. */

// ---- The items ------------------------------------------------------------------------------

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

// ---- Moving about ---------------------------------------------------------------------------

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

// ---- Which items are shown ------------------------------------------------------------------

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
