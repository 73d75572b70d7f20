/** Asks every second whether the preview is ready; until then only the sentence about the step is exchanged. */

const wait = 1000;

async function ask() {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, cache: 'no-store' });
  const page = new window.DOMParser().parseFromString(await answer.text(), 'text/html');
  const now = page.getElementById('upload-progress');
  const shown = document.getElementById('upload-progress');
  if (now === null || shown === null || !answer.ok) {
    location.reload();
    return;
  }
  const [step, shownStep] = [now.querySelector('#upload-step'), shown.querySelector('#upload-step')];
  // A sentence that is put in again would be read aloud again.
  if (step && shownStep && step.textContent !== shownStep.textContent) {
    shownStep.textContent = step.textContent;
    const [bar, shownBar] = [now.querySelector('progress'), shown.querySelector('progress')];
    if (bar && shownBar) shownBar.value = bar.value;
  }
  again();
}

function again() {
  // A connection that is lost for a while is no reason to stop asking.
  setTimeout(() => ask().catch(again), wait);
}

again();
