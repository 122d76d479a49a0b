/** Absolute paths of the two builds. */
export declare const STORE_BUILD: string;
export declare const HEADLESS_BUILD: string;
