export declare function bundleOutline(): Promise<string>;
