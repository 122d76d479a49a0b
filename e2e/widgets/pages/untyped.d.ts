/** What the pages use of libraries that bring no types. */

declare module "jquery" {
  /** What a plugin is given, or the name of one of its methods. */
  type Plugin = (options?: object | string) => unknown;
  interface Collection extends Record<Widget, Plugin> {
    toArray(): Element[];
    val(): unknown;
    prop(name: string): unknown;
    on(type: string, listener: () => void): void;
  }
  type Widget =
    | "autocomplete"
    | "checkboxradio"
    | "datepicker"
    | "draggable"
    | "droppable"
    | "select2"
    | "selectmenu"
    | "slider"
    | "sortable"
    | "spinner";
  const $: (selector: string) => Collection;
  export default $;
}

declare module "select2" {
  const select2: (root: Window, jQuery: unknown) => void;
  export default select2;
}

declare module "sortablejs" {
  interface Options {
    animation?: number;
    forceFallback?: boolean;
    group?: string;
    onEnd?: () => void;
  }
  export default class Sortable {
    constructor(list: Element, options?: Options);
    toArray(): string[];
  }
}
