/** Reads the bodies of forms: flat fields, small, and nothing else. */
import express, { type RequestHandler } from 'express';

/** `name=value` pairs; a name that comes several times is an array. Larger or stranger bodies are refused. */
export const parseForms: RequestHandler = express.urlencoded({
  extended: false,
  limit: '64kb',
  parameterLimit: 300,
});
