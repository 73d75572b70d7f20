/** The map of polling places that everybody sees, in a headless browser: the whole country and one city of the elections of 2021. */
import { measureFirstViews, withBrowserAndSite } from './browser';

const views = [
  ['places, whole country', '/fi/elections/KV-2021/places'],
  ['places, Helsinki', '/fi/elections/KV-2021/places?municipality=091'],
] as const;

/** Prints how soon the map is seen. */
export async function benchPublicMap(): Promise<void> {
  await withBrowserAndSite(async (browser, address) => {
    for (const [what, path] of views) {
      // What is measured is what every reader after the first waits for.
      await fetch(address + path);
      const live = '.place-map-in-view:not([hidden])';
      await measureFirstViews(browser, what, { url: address + path, live, mark: 'place-map-ready' });
    }
  });
}
