/** An id that nobody can guess: 144 random bits. Unlike crypto.randomUUID it is there on plain http pages, too. */
export function randomId(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}
