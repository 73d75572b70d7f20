/** Puts a map that moves in the place of the picture, and answers forms and links of the page without leaving it. */
import { watchPage } from './planner-map-page.js';

/** @param {HTMLElement} box */
async function start(box) {
  const message = document.querySelector('.planner-map-message');
  try {
    const { createView } = await import('./planner-map-view.js');
    const view = await createView(box, (href) => page.go(href));
    const page = watchPage(view);
    await page.shown;
    window.performance.mark('planner-map-ready');
  } catch {
    // The picture, the table and the form stay as they are.
    if (message instanceof HTMLElement) {
      message.textContent = message.dataset.failed ?? '';
      message.classList.add('failed');
    }
  }
}

const box = document.querySelector('.planner-map-box');
if (box instanceof HTMLElement) void start(box);
