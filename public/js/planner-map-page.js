/** Answers the form and the links of the page in place: what the server says replaces what it concerns, and the map stays. */

/** Parts of the page that a new answer replaces. */
const parts = [
  '.planner-map-problems',
  '.planner-map-form',
  '.planner-map-ground',
  '.planner-map-side',
  '.planner-map-lists-part',
  '.language-links',
];

/** @param {ParentNode} root */
const boxOf = (root) => /** @type {HTMLElement | null} */ (root.querySelector('.planner-map-box'));

function wantedLayers() {
  return [...document.querySelectorAll('input[name="layers"]:checked')].map(
    (input) => /** @type {HTMLInputElement} */ (input).value,
  );
}

/** The address that the form asks for. @param {HTMLFormElement} form */
function addressOf(form) {
  const url = new URL(form.action);
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || value === '') continue;
    const known = query.get(name);
    if (known === null) query.set(name, value);
    else query.set(name, `${known},${value}`);
  }
  url.search = query.toString();
  return url;
}

/** Where the reader goes on after a change. @param {string} hash @param {string | undefined} column */
function focusAfter(hash, column) {
  if (hash.startsWith('#list')) {
    document.getElementById(hash.slice(1))?.focus();
    return;
  }
  const header =
    column === undefined ? null : document.querySelectorAll('#table ~ section thead a')[Number(column)];
  const target = hash === '#area' ? document.getElementById('area') : header;
  if (!(target instanceof HTMLElement)) return;
  // Beside the map the panel is in view already.
  target.focus({ preventScroll: hash === '#area' && matchMedia('(min-width: 60rem)').matches });
}

/**
 * @param {any} view of `planner-map-view.js`
 */
export function watchPage(view) {
  let turn = 0;

  /** @param {URL} url @param {{ push: boolean, column?: string, keepForm?: boolean }} how */
  const show = async (url, { push, column, keepForm = false }) => {
    turn += 1;
    const mine = turn;
    const plain = new URL(url);
    plain.hash = '';
    try {
      const answer = await fetch(plain);
      const text = await answer.text();
      if (mine !== turn) return;
      const next = new DOMParser().parseFromString(text, 'text/html');
      const box = boxOf(next);
      if (box === null) throw new Error('The answer has no map');
      const hash = view.hash();
      if (push) history.pushState(null, '', `${plain.pathname}${plain.search}${hash}`);
      replaceParts(next, keepForm);
      showButtons();
      await view.update(/** @type {HTMLElement} */ (boxOf(document)), wantedLayers());
      focusAfter(url.hash, column);
      const message = document.querySelector('.planner-map-message');
      const caption = document.getElementById('map-heading')?.textContent ?? '';
      if (message !== null) message.textContent = view.said(caption);
    } catch {
      // The browser's own way shows what is wrong.
      if (mine === turn) location.assign(url);
    }
  };

  /** @param {Document} next @param {boolean} keepForm what somebody is typing in stays, but for its hidden fields */
  const replaceParts = (next, keepForm) => {
    for (const part of parts) {
      const [old, fresh] = [document.querySelector(part), next.querySelector(part)];
      if (old === null || fresh === null) continue;
      if (part === '.planner-map-form' && keepForm) {
        for (const field of old.querySelectorAll('input[type="hidden"]')) field.remove();
        old.append(...fresh.querySelectorAll('input[type="hidden"]'));
      } else old.replaceWith(fresh);
    }
  };

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches('.planner-map-form')) return;
    event.preventDefault();
    void show(addressOf(form), { push: true, keepForm: true });
  });
  document.addEventListener('change', (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.name !== 'layers' || input.form === null) return;
    void show(addressOf(input.form), { push: true, keepForm: true });
  });
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    const link =
      event.target instanceof Element
        ? event.target.closest('.planner-map-side a, .planner-map-lists-part a')
        : null;
    if (!(link instanceof HTMLAnchorElement)) return;
    const url = new URL(link.href);
    if (url.pathname !== location.pathname) return;
    event.preventDefault();
    const columns = [...document.querySelectorAll('#table ~ section thead a')];
    const column = columns.indexOf(link);
    void show(url, { push: true, ...(column < 0 ? {} : { column: String(column) }) });
  });
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || event.target.closest('[data-in-view]') === null) return;
    const url = new URL(location.href);
    url.searchParams.set('box', view.box());
    for (const name of [...url.searchParams.keys()])
      if (name.endsWith('-page')) url.searchParams.delete(name);
    url.hash = 'lists';
    void show(url, { push: true });
  });
  window.addEventListener('popstate', () => void show(new URL(location.href), { push: false }));
  for (const [kind, on] of /** @type {const} */ ([
    ['mouseover', true],
    ['focusin', true],
    ['mouseout', false],
    ['focusout', false],
  ])) {
    document.addEventListener(kind, (event) => {
      const row = event.target instanceof Element ? event.target.closest('tr[data-area]') : null;
      const code = row?.getAttribute('data-area');
      if (code !== null && code !== undefined) view.highlight(code, on);
      const mark = event.target instanceof Element ? event.target.closest('tr[data-at]') : null;
      if (mark !== null) view.ringAt(on ? mark.getAttribute('data-at') : null);
    });
  }
  // What only a map that moves can do.
  const showButtons = () => document.querySelector('.planner-map-in-view')?.removeAttribute('hidden');
  showButtons();
  const box = boxOf(document);
  const shown = box === null ? Promise.resolve() : view.update(box, wantedLayers());
  return {
    /** Done when the map shows what the page says. */
    shown,
    go: (/** @type {string} */ href) => void show(new URL(href, location.href), { push: true }),
  };
}
