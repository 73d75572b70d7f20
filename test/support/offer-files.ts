/** Files of offers that wait in the example organisation's room. */
import { createOutlines } from '../../src/areas/outline.service';
import { readOfferFileRoom, receiveOfferFile } from '../../src/offer-files/offer-file.service';
import { createHelpGeography } from '../../src/offers/help-geography.service';
import type { TestApp } from './test-app';

/** A file of offers with a new one, and one with mistakes. */
export async function sendOfferFiles(given: TestApp['deps']): Promise<void> {
  const deps = { ...given, geography: createHelpGeography(given, createOutlines(given)) };
  const actor = { accountId: 'example-partner', grants: [{ role: 'partner', scope: 'example' }] } as const;
  const room = (await readOfferFileRoom(deps, actor, 'example'))!;
  const [election] = room.elections;
  const header =
    'jarjesto;avun_laji;kuvaus;kenelle;kielet;kunnat;puhelintunteja_paivassa;varaaminen;maksuton;puhelin';
  for (const kind of ['Puhelinneuvonta', 'Lentokone']) {
    const row = `${room.organisation.name};${kind};Neuvoja;kaikki äänestäjät;suomi;Helsinki;3;Soita;kyllä;000 111`;
    const file = {
      electionCode: election!.code,
      name: 'tarjoukset.csv',
      bytes: Buffer.from(`${header}\n${row}`),
    };
    await receiveOfferFile(deps, actor, room, file);
  }
}
