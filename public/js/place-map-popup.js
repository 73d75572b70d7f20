/** What the map says of places: lines with a link to the page of each. */

/** @typedef {import('./place-map-points.js').Point} Point */

/**
 * A number with its word: `counted({ one: '{n} place', other: '{n} places' }, 3)` → `3 places`.
 * @param {{ one: string, other: string }} forms
 * @param {number} count
 */
export function counted(forms, count) {
  const language = document.documentElement.lang;
  const form = new Intl.PluralRules(language).select(count) === 'one' ? forms.one : forms.other;
  return form.replace('{n}', count.toLocaleString(language));
}

/**
 * @param {Point} point
 * @param {any} texts those of `placeMapTexts`
 * @returns {{ link: HTMLAnchorElement, about: HTMLElement }}
 */
export function placeLine(point, texts) {
  const link = document.createElement('a');
  link.href = point.href;
  link.textContent = point.name;
  const about = document.createElement('span');
  about.className = 'about quiet';
  about.textContent = [
    point.municipality,
    texts.kind[point.kind],
    texts.serviceForm[point.serviceForm],
    texts.approximate[point.positionSource],
  ]
    .filter((text) => text !== undefined && text !== '')
    .join(' · ');
  return { link, about };
}

/** @param {readonly Point[]} members @param {any} texts */
function content(members, texts) {
  const element = document.createElement('div');
  if (members.length > 1) {
    const heading = document.createElement('p');
    heading.textContent = counted(texts.cluster, members.length);
    element.append(heading);
  }
  const list = document.createElement('ul');
  for (const point of members) {
    const item = document.createElement('li');
    const { link, about } = placeLine(point, texts);
    item.append(link, about);
    list.append(item);
  }
  element.append(list);
  return element;
}

/**
 * @param {any} map
 * @param {readonly Point[]} members
 * @param {any} latLng
 * @param {any} texts
 */
export function openPopup(map, members, latLng, texts) {
  const popup = L.popup({ className: 'place-map-popup', minWidth: 200, maxWidth: 280 })
    .setLatLng(latLng)
    .setContent(content(members, texts))
    .openOn(map);
  popup.getElement()?.querySelector('.leaflet-popup-close-button')?.setAttribute('aria-label', texts.close);
}
