(() => {
  'use strict';
  const MOST = 200;
  const index = JSON.parse(document.getElementById('index').textContent);
  const field = document.getElementById('query');
  const count = document.getElementById('count');
  const hits = document.getElementById('hits');
  const plain = text => text.normalize('NFC').toLocaleLowerCase(index.language);
  const folded = index.texts.map(([page, place, text]) => plain(text));
  const letter = /[\p{L}\p{N}]/u;

  // Where a word begins with the letters, or -1. å, ä and ö are letters of their own.
  const find = (text, letters, from = 0) => {
    for (let at = text.indexOf(letters, from); at >= 0; at = text.indexOf(letters, at + 1)) {
      if (at === 0 || !letter.test(text[at - 1])) return at;
    }
    return -1;
  };

  // The words around the first hit, with every hit marked.
  const excerpt = (into, text, words) => {
    const low = plain(text);
    const places = [];
    for (const word of words) {
      for (let at = find(low, word); at >= 0; at = find(low, word, at + word.length)) places.push([at, at + word.length]);
    }
    places.sort((a, b) => a[0] - b[0]);
    let at = Math.max(0, places[0][0] - 80);
    while (at > 0 && letter.test(text[at - 1])) at -= 1;
    let end = Math.min(text.length, at + 260);
    if (at > 0) into.append('… ');
    while (end < text.length && letter.test(text[end]) && letter.test(text[end - 1])) end += 1;
    for (const [from, to] of places) {
      if (from < at || to > end) continue;
      into.append(text.slice(at, from));
      const mark = document.createElement('mark');
      mark.textContent = text.slice(from, to);
      into.append(mark);
      at = to;
    }
    into.append(text.slice(at, end) + (end < text.length ? ' …' : ''));
  };

  const search = () => {
    const words = plain(field.value).split(/[^\p{L}\p{N}]+/u).filter(word => word.length > 0);
    hits.replaceChildren();
    if (words.length === 0) {
      count.textContent = '';
      return;
    }
    const found = [];
    folded.forEach((text, n) => { if (words.every(word => find(text, word) >= 0)) found.push(n); });
    for (const n of found.slice(0, MOST)) {
      const [page, place, text] = index.texts[n];
      const [name, way] = index.pages[page];
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = place === '' ? way : way + '#' + place;
      link.textContent = name;
      const words_of = document.createElement('p');
      excerpt(words_of, text, words);
      item.append(link, words_of);
      hits.append(item);
    }
    const said = found.length === 0 ? index.no_hit : found.length === 1 ? index.one_hit
      : found.length > MOST ? index.first_hits : index.hits;
    count.textContent = said.replace('%n', found.length > MOST ? MOST : found.length).replace('%of', found.length);
  };

  document.querySelector('form.search').addEventListener('submit', event => {
    event.preventDefault();
    search();
  });
  field.addEventListener('input', search);
  field.value = new URLSearchParams(location.search).get('q') ?? '';
  search();
})();
