/** What the company set on the loader's script element. */
export interface WidgetOptions {
  title?: string | undefined;
  locale?: string | undefined;
  department?: string | undefined;
}

/** What the loader hands to the panel: the property `openchat` of the panel's script element. */
export interface Handover {
  base: URL;
  root: ShadowRoot;
  options: WidgetOptions;
  /** Shows the number of unread messages on the launcher. */
  unread(count: number, label: string): void;
  close(): void;
  /** Takes the panel over, once it is there. */
  ready(panel: Panel): void;
}

export interface Panel {
  show(open: boolean): void;
}
