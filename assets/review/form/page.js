/* What stands around the items: progress, messages, the frame of the page; and the start. */

// ---- Progress -------------------------------------------------------------------------------

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

// ---- Messages and questions -----------------------------------------------------------------

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

// ---- The page -------------------------------------------------------------------------------

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
    receipts(round.whole), el('div', { id: 'joined-whole' }), field,
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
