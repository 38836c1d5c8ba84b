/*
 * The fact-check form of Samsyn: what all of it is built with.
 *
 * One HTML file goes to the contact person of a municipality by e-mail. It is opened from disk,
 * often without a network, and its script makes a form of it: every paragraph, quote and figure
 * of the draft gets an answer, the answers of several people can be joined, and the whole is
 * saved as a reply file that is mailed back. The files of this folder are that script, one after
 * the other and with a function around them:
 *
 *   parts.js  words, elements, signs, dates, and what two texts differ in
 *   state.js  what has been answered, what holds for it, and how this browser keeps it
 *   reply.js  reply files: sealing, saving, reading in
 *   view.js   each item with its answers, and moving among them
 *   page.js   what stands around the items; here it starts
 *
 * The page holds two blocks of data: #round (an envelope, see reply.js) and #words (every
 * sentence a reader can see, so that this script has no language). What people wrote is data and
 * only ever becomes text nodes, never markup. Nothing is fetched: the page's own policy forbids it.
 */

const VERDICTS = ['correct', 'incorrect', 'comment'];
const VERDICT_WORDS = { correct: 'form-correct', incorrect: 'form-incorrect', comment: 'form-comment' };
const STATE_WORDS = { ...VERDICT_WORDS, incomplete: 'form-incomplete', open: 'form-open' };
const OUTCOME_WORDS = {
  accepted: 'form-outcome-accepted', changed: 'form-outcome-changed',
  declined: 'form-outcome-declined', asked: 'form-outcome-asked', noted: 'form-outcome-noted',
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

// ---- Words ----------------------------------------------------------------------------------

let words = {};

/** The words of a key, with its placeholders filled. A key without words shows itself. */
const t = (key, values = {}) =>
  (words[key] ?? key).replace(/%(name|date|who|of|n)\b/g, (whole, name) => values[name] ?? whole);
const plural = (key, n, values = {}) => t(`${key}-${n === 1 ? 'one' : 'many'}`, { ...values, n });

// ---- Building the page ----------------------------------------------------------------------

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

// ---- Dates ----------------------------------------------------------------------------------

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

// ---- Text: numbers and differences ----------------------------------------------------------

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
