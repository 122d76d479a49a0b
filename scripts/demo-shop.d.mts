export interface DemoOrder {
  number: string;
  name: string;
  email: string;
  address: string;
  country: string;
  delivery: string;
  date: string;
  gift: boolean;
  lines: DemoCartLine[];
  /** Cents, with delivery. */
  total: number;
}

export interface DemoCartLine {
  id: string;
  name: string;
  quantity: number;
}

export interface DemoShop {
  /** Ends in a slash. */
  url: string;
  orders(): DemoOrder[];
  cart(): DemoCartLine[];
  stop(): Promise<void>;
}

export declare function startDemoShop(options?: { port?: number }): Promise<DemoShop>;
