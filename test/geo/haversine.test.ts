import { haversineMetres } from '../../src/geo/haversine';

describe('Haversine distance', () => {
  it('gives the published distance from Helsinki to Tampere', () => {
    const metres = haversineMetres({ lat: 60.1699, lon: 24.9384 }, { lat: 61.4978, lon: 23.761 });
    expect(metres / 1000).toBeCloseTo(160.8450496225, 8);
  });

  it('gives the published length of one degree of longitude at 60° N', () => {
    expect(haversineMetres({ lat: 60, lon: 24 }, { lat: 60, lon: 25 }) / 1000).toBeCloseTo(55.597010865, 8);
  });

  it('is zero from a point to itself and half the circumference to its antipode', () => {
    expect(haversineMetres({ lat: 60, lon: 25 }, { lat: 60, lon: 25 })).toBe(0);
    expect(haversineMetres({ lat: 0, lon: 0 }, { lat: 0, lon: 180 })).toBeCloseTo(Math.PI * 6_371_008.8, 3);
  });
});
