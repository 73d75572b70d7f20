/** Random tokens and what is stored of them. */
import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, as 43 characters that are safe in an address and in a cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 as 64 hexadecimal digits: what the database keeps of a token, or of an address that is only counted. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
