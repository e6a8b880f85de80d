/* All state that a reader would want to share stands in the address, behind the #: it is never sent to a server. */

/** The place that the address names: its parts and what is asked for there. */
export function here() {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const parts = path.split('/').filter(part => part).map(decoded);
  return { page: parts[0] || 'now', parts: parts.slice(1), query: Object.fromEntries(new URLSearchParams(query)) };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a place; what is empty is left out. */
export function to(parts, query = {}) {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') asked.set(name, value);
  }
  const text = asked.toString();
  return '#/' + parts.map(encodeURIComponent).join('/') + (text ? '?' + text : '');
}

/** The address of the place where the reader is, with some of what is asked for changed. */
export function changed(query) {
  const now = here();
  return to([now.page, ...now.parts], { ...now.query, ...query });
}

/** Goes to what {@link changed} names; a step on the way, such as another row, does not become a place to go back to. */
export function change(query, onTheWay = false) {
  const address = changed(query);
  if (address === location.hash) return;
  if (onTheWay) {
    history.replaceState(null, '', address);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  } else {
    location.hash = address;
  }
}
