/** Waiting, but not for ever: a page does not stand still for a figure that takes long. */

/** What a promise gives within some milliseconds; null when it takes longer. An error within the time is thrown; the work itself goes on. */
export async function withinTime<T>(promise: Promise<T>, milliseconds: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      resolve(null);
    }, milliseconds);
  });
  // After the page has gone out nobody waits for an error any more.
  promise.catch(() => undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
