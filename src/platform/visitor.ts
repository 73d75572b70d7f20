/** Who is looking at the page, as far as the layout shows it. */
import type { Response } from 'express';

export interface Visitor {
  name: string;
  /** A marked example account of a demonstration. */
  isExample: boolean;
}

interface VisitorLocals {
  visitor?: Visitor;
}

/** Null for people who are not signed in. */
export function visitorOf(res: Response): Visitor | null {
  return (res.locals as VisitorLocals).visitor ?? null;
}

/** Shows the visitor in the layout; pages of signed-in people are never kept by a cache. */
export function setVisitor(res: Response, visitor: Visitor): void {
  (res.locals as VisitorLocals).visitor = visitor;
  res.set('Cache-Control', 'no-store');
}
