// Signs as paths on 24 × 24. A bundle has those that it names.
export const SEND = 'M4.4 11.2 3 4.6c-.2-1 .7-1.7 1.6-1.3l16 7.6c.9.4.9 1.7 0 2.1l-16 7.7c-.9.4-1.8-.4-1.6-1.3l1.4-6.6L13 12z';
export const CHAT =
  'M12 3.5c-5 0-9 3.4-9 7.6 0 2.4 1.3 4.5 3.3 5.9-.1 1-.5 2.2-1.4 3.2 1.9-.2 3.5-.9 4.6-1.8.8.2 1.6.3 2.5.3 5 0 9-3.4 9-7.6s-4-7.6-9-7.6z';
export const STAR = 'm12 3.2 2.6 5.5 6 .8-4.4 4.2 1.1 6L12 16.8l-5.3 2.9 1.1-6-4.4-4.2 6-.8z';
export const CHECK = 'm4 12.5 5 5L20 6.5';
export const CHECKS = 'm1.5 13 4.5 4.5L16 7m-5.5 9 1.5 1.5L22.5 7';
export const CLOCK = 'M12 7v5l3 2m6-2a9 9 0 1 1-18 0 9 9 0 0 1 18 0z';
export const ALERT = 'M12 8v5m0 3.5v.1m9-4.6a9 9 0 1 1-18 0 9 9 0 0 1 18 0z';
export const DOWN = 'M12 5v14m-6-6 6 6 6-6';
export const FOLD = 'm6 9 6 6 6-6';
export const EXIT = 'M14 4h4a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-4M10 16l-4-4 4-4m-4 4h10';
export const CLOSE = 'M6 6l12 12M18 6L6 18';
export const BACK = 'M15 5l-7 7 7 7';
export const INFO = 'M12 11v5m0-8.5v.1m9 4.4a9 9 0 1 1-18 0 9 9 0 0 1 18 0z';
export const RELEASE = 'M4 12h12a4 4 0 0 1 0 8h-3M4 12l4.5-4.5M4 12l4.5 4.5';
export const TRANSFER = 'M4 8h13m0 0l-3.5-3.5M17 8l-3.5 3.5M20 16H7m0 0l3.5-3.5M7 16l3.5 3.5';
export const EYE = 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zm12.5 0a3 3 0 1 1-6 0 3 3 0 0 1 6 0z';
export const NOTE = 'M5 4.5h14v10l-5 5H5zM14 19.5v-5h5M8.5 9h7M8.5 12.5h3.5';
export const INBOX = 'M4 13.5l3-8h10l3 8v5H4zm0 0h4.5l1 2.5h5l1-2.5H20';
export const CHATS = 'M4 5h11v8H9l-3.5 3v-3H4zM18 9h2.5v7.5H19v3l-3.5-3H11V16';
export const SOUND = 'M5 9.5v5h3l4.5 3.5V6L8 9.5zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11';
export const MUTE = 'M5 9.5v5h3l4.5 3.5V6L8 9.5zM16 10l4.5 4.5M20.5 10L16 14.5';
