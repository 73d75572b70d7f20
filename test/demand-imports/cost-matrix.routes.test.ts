import { bring } from '../support/demand-imports';
import { createReportSite, reportElection } from '../support/report-site';
import { csrfTokenIn, signedInAs } from '../support/sign-in';
import { hiddenField, locationOf } from '../support/workspaces';

describe('a cost matrix', () => {
  it('is shown, counts in the report once in use, and counts no more once undone', async () => {
    const test = await createReportSite();
    try {
      const planner = await signedInAs(test, 'planner');
      const file =
        'origin;destination;metres;seconds\n1kmN6800E0500;near;4200;300\n1kmN6800E0500;far;5200;\n1kmN6799E0499;near;9000;\n';
      const sent = await bring(planner, 'cost_matrix', file, { election: reportElection });
      const version = locationOf(sent);
      const roadShares = async () => {
        const { body } = await planner.get(`/fi/elections/${reportElection}/coverage.json`);
        const { areas } = body as { areas: { code: string; access: { advance: { roadShare?: number } } }[] };
        return areas.find(({ code }) => code === '001')!.access.advance.roadShare;
      };
      const act = async (action: string) => {
        const { text } = await planner.get(version);
        return planner
          .post(`${version}/${action}`)
          .type('form')
          .send({
            _csrf: csrfTokenIn(text.slice(text.indexOf('<main'))),
            seen: action === 'confirm' ? hiddenField(text, 'seen') : '',
          });
      };
      expect((await planner.get(version)).text).toContain('Matkoja: 3.');
      expect(await roadShares()).toBeUndefined();
      expect((await act('confirm')).status).toBe(303);
      expect(await roadShares()).toBeGreaterThan(0);
      const page = await planner.get(`/fi/elections/${reportElection}/coverage?area=municipality:001`);
      expect(page.text).toContain('tuodun matkataulukon mukaan');
      expect((await act('undo')).status).toBe(303);
      expect(await roadShares()).toBeUndefined();
    } finally {
      await test.close();
    }
  });
});
