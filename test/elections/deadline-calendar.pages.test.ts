import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import { deadlineCalendar } from '../../src/elections/deadline-calendar.pages';
import { deadlinesOf } from '../../src/elections/deadline.model';
import { parseElectionFile } from '../../src/elections/election.form';
import type { ElectionRecord } from '../../src/elections/election.model';
import { languages, type Language } from '../../src/i18n/language';
import { translator } from '../../src/i18n/translate';
import { fromRoot } from '../../src/platform/project-root';

const file = parseElectionFile(readFileSync(fromRoot('data', 'elections.json'), 'utf8'));
const elections = file.ok ? file.value : [];
const election = (code: string) => elections.find((each) => each.code === code)!;

const write = (of: ElectionRecord, language: Language = 'en') =>
  deadlineCalendar(of, {
    t: translator(language),
    language,
    publicUrl: 'https://example.org',
    changedAt: new Date('2026-11-24T09:00:00Z'),
  });
const parse = (text: string) => new ICAL.Component(ICAL.parse(text) as never);
const eventsOf = (text: string) =>
  parse(text)
    .getAllSubcomponents('vevent')
    .map((event) => {
      const value = (name: string) => String(event.getFirstPropertyValue(name));
      return {
        uid: value('uid'),
        start: value('dtstart'),
        stamp: value('dtstamp'),
        summary: value('summary'),
        description: value('description'),
        status: value('status'),
        url: value('url'),
      };
    });
const eventOf = (code: string, deadline: string) =>
  eventsOf(write(election(code))).find(({ uid }) => uid === `${code}-${deadline}@vaalikumppani`)!;

describe('the calendar of deadlines', () => {
  it.each(languages)(
    'has an event for every known day of every election in %s, with ids of their own',
    (language) => {
      const ids: string[] = [];
      for (const each of elections) {
        const events = eventsOf(write(each, language));
        const known = deadlinesOf(each).filter(({ day }) => day !== null);
        expect(events.map(({ start }) => start)).toEqual(
          known.map(({ day, before }) => (before === null ? day : `${day}T${before}:00`)),
        );
        ids.push(...events.map(({ uid }) => uid));
      }
      expect(elections.length).toBeGreaterThan(5);
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  it('tells of a moment what it is the limit of', () => {
    const event = eventOf('EKV-2027', 'home_voting_registration');
    expect(event.start).toBe('2027-04-06T16:00:00');
    expect(event.summary).toBe('Registration for voting at home ends (Parliamentary elections 2027)');
    expect(event.description).toContain('Tue 6 April 2027 before 16:00');
    expect(event.description).toContain('Election Act, section 55');
    expect(event.description).toContain('voter, central municipal election board');
    expect(event.url).toBe('https://example.org/en/elections/EKV-2027');
  });

  it('confirms only what was published', () => {
    for (const each of elections.filter(({ replacedBy }) => replacedBy === null)) {
      const dated = deadlinesOf(each).filter(({ day }) => day !== null);
      expect(eventsOf(write(each)).map(({ status }) => status)).toEqual(
        dated.map(({ certainty }) => (certainty === 'published' ? 'CONFIRMED' : 'TENTATIVE')),
      );
    }
  });

  it('says of a day that is not verified that it is not', () => {
    const event = eventOf('PV-2018', 'register_final');
    expect(event.description).toContain("Not verified: check the Ministry of Justice's timetable");
    expect(event.status).toBe('TENTATIVE');
  });

  it('has no event for a day that is not known, and names the deadline', () => {
    expect(eventOf('EKV-2027', 'places_in_base_data')).toBeUndefined();
    expect(String(parse(write(election('EKV-2027'))).getFirstPropertyValue('description'))).toContain(
      'leaves out deadlines whose day is not known: Polling stations have been entered',
    );
  });

  it('calls off what a new schedule replaced', () => {
    const events = eventsOf(write(election('KV-2021-APR')));
    expect(new Set(events.map(({ status }) => status))).toEqual(new Set(['CANCELLED']));
  });

  it('keeps ids when days move, and takes its stamp from the data', () => {
    const held = election('EKV-2027');
    const moved = { ...held, heldOn: '2027-04-25', advanceFrom: '2027-04-14', advanceTo: '2027-04-20' };
    const [before, after] = [held, moved].map((each) => eventsOf(write({ ...each, publishedDays: [] })));
    expect(after!.map(({ uid }) => uid).sort()).toEqual(before!.map(({ uid }) => uid).sort());
    expect(after!.map(({ start }) => start)).not.toEqual(before!.map(({ start }) => start));
    expect(before![0]!.stamp).toBe('2026-11-24T09:00:00Z');
  });
});
