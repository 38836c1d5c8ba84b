/* Reply files: how they are sealed and opened, saving one, and reading in those of others. */

// ---- Envelope -------------------------------------------------------------------------------

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

// ---- Saving the reply -----------------------------------------------------------------------

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

// ---- Reading replies ------------------------------------------------------------------------

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
  if (content.form === state.form || content.form === state.continues) return continueFrom(content, voices, say);
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
    // Two may go on from one file: each is a form of its own, and neither takes the other's place.
    ...freshState(), form: state.form, continues: String(content.form), organisation: own.organisation, supplement: content.supplement === true,
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
