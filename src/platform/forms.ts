/** Reads the bodies of forms: flat fields, small, and nothing else. */
import express, { type RequestHandler } from 'express';

/** So many fields a form may have: a box for each place of the largest list, and room to spare. */
const mostFields = 1200;

/** `name=value` pairs; a name that comes several times is an array. Larger or stranger bodies are refused. */
export const parseForms: RequestHandler = express.urlencoded({
  extended: false,
  limit: '64kb',
  parameterLimit: mostFields,
});
