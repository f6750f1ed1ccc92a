import { type Content, html } from '../../page/markup.js';

/** The element with an id of the page. Throws where the page has none. */
export function findId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no element ${id}`);
  return found;
}

/** Replaces what is in an element; texts are escaped by `html`. */
export function fill(place: Element, content: Content): void {
  place.innerHTML = html`${content}`.text;
}

/** The element inside another that a selector finds. Throws where there is none. */
export function inside<E extends Element = HTMLElement>(place: ParentNode, selector: string): E {
  const found = place.querySelector<E>(selector);
  if (found === null) throw new Error(`nothing in the view is ${selector}`);
  return found;
}

/** Calls `act` with the nearest element that a selector finds around where something happened. */
export function on(
  place: HTMLElement,
  event: string,
  selector: string,
  act: (target: HTMLElement, event: Event) => void,
): void {
  place.addEventListener(event, (happened) => {
    const target = happened.target instanceof Element ? happened.target.closest<HTMLElement>(selector) : null;
    if (target !== null && place.contains(target)) act(target, happened);
  });
}
