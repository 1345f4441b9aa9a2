/** A stylesheet that a module imports is its text (see build.mjs). */
declare module '*.css' {
  const text: string;
  export default text;
}

/** One word in all languages, by their tags (see build.mjs). */
declare module 'words:*' {
  const word: Readonly<Record<string, string>>;
  export default word;
}
