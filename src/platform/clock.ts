/** The time as a value: services ask the clock they are given, so tests decide what day it is. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
