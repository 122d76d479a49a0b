declare global {
  var __deckhandTimeBuild: () => { ms: number; text: string };
}

export {};
