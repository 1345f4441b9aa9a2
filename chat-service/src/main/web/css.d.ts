/** A stylesheet that a module imports is its text (see build.mjs). */
declare module '*.css' {
  const text: string;
  export default text;
}
