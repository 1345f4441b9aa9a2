// The archive of the stand-ins: lines of extended JSON, one for each collection and one for each of its documents, compressed.
const { createReadStream, createWriteStream } = require('node:fs');
const { createInterface } = require('node:readline');
const { pipeline } = require('node:stream/promises');
const { createGunzip, createGzip } = require('node:zlib');
const { EJSON } = require('mongodb').BSON;

/** Writes what an async generator yields. */
exports.write = (file, lines) => {
  async function* text() {
    for await (const line of lines) yield `${EJSON.stringify(line, { relaxed: false })}\n`;
  }
  return pipeline(text, createGzip(), createWriteStream(file));
};

exports.read = async function* (file) {
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    yield EJSON.parse(line, { relaxed: false });
  }
};
