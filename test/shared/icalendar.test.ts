import fc from 'fast-check';
import ICAL from 'ical.js';
import { foldLine, writeCalendar, type CalendarEvent } from '../../src/shared/icalendar';

const event: CalendarEvent = {
  uid: 'one@example',
  day: '2027-03-28',
  time: null,
  summary: 'Äänestys',
  description: 'Mitä?',
  url: 'https://example.org/',
  status: 'CONFIRMED',
};
const calendar = (events: CalendarEvent[]) =>
  writeCalendar({
    productId: '-//Example//Test//EN',
    name: 'Name',
    description: 'About',
    url: 'https://example.org/',
    changedAt: new Date('2026-11-24T09:00:00Z'),
    events,
  });
const parsed = (text: string) => new ICAL.Component(ICAL.parse(text) as never);
const text = fc.string({ unit: 'binary', maxLength: 200 });

describe('folding a line', () => {
  it('leaves no line over 75 octets, splits no character, and is undone by taking out CR LF and space', () => {
    fc.assert(
      fc.property(
        text.map((each) => each.replace(/[\r\n]/g, '')),
        (line) => {
          const folded = foldLine(line);
          const lines = folded.split('\r\n');
          for (const each of lines) {
            expect(Buffer.byteLength(each)).toBeLessThanOrEqual(75);
            expect(Buffer.from(each).toString()).toBe(each);
          }
          expect(folded.replaceAll('\r\n ', '')).toBe(line);
        },
      ),
    );
  });

  it('fills lines: 75 octets, then a space and 74', () => {
    expect(foldLine('a'.repeat(150))).toBe(`${'a'.repeat(75)}\r\n ${'a'.repeat(74)}\r\n a`);
    expect(foldLine('ä'.repeat(38))).toBe(`${'ä'.repeat(37)}\r\n ä`);
  });
});

describe('a calendar', () => {
  it('gives every text back to a reader, whatever is in it', () => {
    // A reader may not see control characters: the format has no way to write them.
    const plain = text.map((each) => each.replace(/[\p{Cc}\p{Cs}]/gu, '').trim());
    fc.assert(
      fc.property(plain, plain, (first, second) => {
        const description = `${first}\n${second}; "a", b\\n`;
        const [read] = parsed(calendar([{ ...event, summary: first, description }])).getAllSubcomponents(
          'vevent',
        );
        expect(read!.getFirstPropertyValue('summary')).toBe(first);
        expect(read!.getFirstPropertyValue('description')).toBe(description);
      }),
    );
  });

  it('ends every line with CR LF', () => {
    const written = calendar([event]);
    expect(written.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it.each([
    ['2027-03-27', '16:00', '2027-03-27T14:00:00.000Z'],
    ['2027-03-29', '16:00', '2027-03-29T13:00:00.000Z'],
    ['2026-10-24', '16:00', '2026-10-24T13:00:00.000Z'],
    ['2026-10-26', '16:00', '2026-10-26T14:00:00.000Z'],
  ])('on %s at %s in Finland means %s by its own time zone', (day, time, instant) => {
    const component = parsed(calendar([{ ...event, day, time }]));
    const zone = new ICAL.Timezone(component.getFirstSubcomponent('vtimezone')!);
    const start = component.getFirstSubcomponent('vevent')!.getFirstPropertyValue('dtstart') as InstanceType<
      typeof ICAL.Time
    >;
    start.zone = zone;
    expect(start.toJSDate().toISOString()).toBe(instant);
  });

  it('has whole days as days, without a time zone', () => {
    const component = parsed(calendar([event]));
    const start = component.getFirstSubcomponent('vevent')!.getFirstPropertyValue('dtstart');
    expect((start as InstanceType<typeof ICAL.Time>).isDate).toBe(true);
    expect(component.getFirstSubcomponent('vtimezone')).toBeNull();
  });
});
