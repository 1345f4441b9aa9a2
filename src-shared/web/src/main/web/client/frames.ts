// The frames of openchat.v1 (docs/protocol.md), as the browser sees them.

export const SUBPROTOCOL = 'openchat.v1';

/** The limits of docs/protocol.md that a client checks before the service has to refuse. Lengths are in code points. */
export const LIMITS = { text: 4000, name: 80, email: 254, phone: 40, department: 60, page: 2000, comment: 1000 } as const;

export type Side = 'visitor' | 'agent' | 'system';
export type State = 'waiting' | 'chatting' | 'ended';
/** Who said it; `id` of an agent, to agents only: two may have the same name. */
export interface Sender {
  kind: Side;
  name: string;
  id?: string;
}
export interface Ack {
  id: string;
  seq: number;
  at: string;
}
export interface VisitorDetails {
  name: string;
  email?: string;
  phone?: string;
  locale: string;
  page?: string;
}
export interface QueueEntry {
  conversation: string;
  name: string;
  state: 'waiting' | 'chatting';
  waitingSince: string;
  served: number;
  version: number;
  department?: string;
  agentId?: string;
  agent?: string;
}

export type VisitorFrame =
  | Start
  | { type: 'resume'; token: string; lastSeq: number }
  | { type: 'send'; id: string; text: string }
  | { type: 'typing'; on: boolean }
  | { type: 'read'; seq: number }
  | { type: 'rate'; score: number; comment?: string }
  | { type: 'end' }
  | Ping;

export interface Start {
  type: 'start';
  id: string;
  name: string;
  email?: string;
  phone?: string;
  department?: string;
  locale: string;
  page?: string;
  consent: boolean;
}

export type AgentFrame =
  | { type: 'available'; on: boolean }
  | { type: 'claim' | 'watch' | 'release' | 'end'; conversation: string }
  | { type: 'resume'; conversation: string; lastSeq: number }
  | { type: 'send' | 'note'; conversation: string; id: string; text: string }
  | { type: 'typing'; conversation: string; on: boolean }
  | { type: 'read'; conversation: string; seq: number }
  | { type: 'transfer'; conversation: string; to: string; note?: string }
  | Ping;

export interface Ping {
  type: 'ping';
}
export type ClientFrame = VisitorFrame | AgentFrame;

export interface Started {
  type: 'started';
  conversation: string;
  token?: string;
  visitor?: VisitorDetails;
}
export interface Acked {
  type: 'ack';
  conversation: string;
  acks: Ack[];
}
export interface Message {
  type: 'message';
  conversation: string;
  seq: number;
  id: string;
  from: Sender;
  kind: 'text' | 'note' | 'system';
  text: string;
  at: string;
}
export interface Status {
  type: 'status';
  conversation: string;
  state: State;
  agent?: string;
  position?: number;
  estimate?: number;
}
/** A page of the open conversations; `more`: further ones of the whole follow. */
export interface Queue {
  type: 'queue';
  full: boolean;
  entries: QueueEntry[];
  removed: string[];
  more?: boolean;
}
export interface Typing {
  type: 'typing';
  conversation: string;
  from: Side;
  on: boolean;
}
export interface Read {
  type: 'read';
  conversation: string;
  from: Side;
  seq: number;
}
export interface Delivered {
  type: 'delivered';
  conversation: string;
  seq: number;
}
export interface Drain {
  type: 'drain';
  after: number;
}
export interface Failure {
  type: 'error';
  code: string;
  text: string;
  retryable: boolean;
  conversation?: string;
  id?: string;
}
export interface Pong {
  type: 'pong';
}

export type ServiceFrame = Started | Acked | Message | Status | Queue | Typing | Read | Delivered | Drain | Failure | Pong;

const KNOWN: ReadonlySet<string> = new Set<ServiceFrame['type']>([
  'started',
  'ack',
  'message',
  'status',
  'queue',
  'typing',
  'read',
  'delivered',
  'drain',
  'error',
  'pong',
]);

/** The frames in a text, one or several, less those that this client does not know: a newer service may send more. */
export function parse(text: string): ServiceFrame[] {
  try {
    const frames: unknown = JSON.parse(text);
    return (Array.isArray(frames) ? frames : [frames]).filter(isKnown);
  } catch {
    return [];
  }
}

function isKnown(frame: unknown): frame is ServiceFrame {
  return typeof frame === 'object' && frame !== null && KNOWN.has((frame as { type?: string }).type ?? '');
}

export function serialize(frame: ClientFrame): string {
  return JSON.stringify(frame);
}

/** The length that the limits count: an emoji outside the basic plane is one, not two. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) {
    count++;
  }
  return count;
}
