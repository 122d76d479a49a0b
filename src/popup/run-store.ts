/**
 * The panel's mirror of the background: state flows down whole over a port, intents go up as messages. Nothing is
 * decided here, and nothing is kept that the background does not push again.
 */
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { PANEL_PORT, type PanelPush } from "../protocol/messages.ts";
import type { TabView } from "../protocol/view.ts";
import { keepConnected } from "./keep-connected.ts";
import { callBackground } from "./messaging.ts";
import { intentsOf } from "./panel-intents.ts";
import { EMPTY_PANEL, type PanelIntents, type PanelState } from "./panel-state.ts";
import { readTabChoice } from "./tab-choice.ts";

export interface Panel {
  store: StoreApi<PanelState>;
  intents: PanelIntents;
}

/** A worker that starts up slowly must not leave the panel blank for longer. */
const LONGEST_BLANK_MS = 500;

/** The one hook: what the panel knows right now. */
export function usePanelState(panel: Panel): PanelState {
  return useStore(panel.store);
}

/** Opens the panel's line to the background for the tab that `location.search` names, or the active one. */
export function openPanel(search: string): Panel {
  const store = createStore<PanelState>(() => EMPTY_PANEL);
  const choice = readTabChoice(search);
  if (choice.kind === "invalid") store.setState({ tab: noTab(`There is no tab “${choice.text}”.`) });
  if (choice.kind === "fixed") mirrorTab(store, choice.tabId);
  if (choice.kind === "active") followActiveTab(store);
  watchConfiguration(store);
  setTimeout(() => store.setState({ synced: true }), LONGEST_BLANK_MS);
  return { store, intents: intentsOf(store) };
}

/** Chrome numbers its tabs from 0 and uses -1 for none. */
function noTab(obstacle: string): TabView {
  return { tabId: -1, title: "", url: null, origin: null, obstacle };
}

/** The side panel outlives a change of tab, the popup does not notice one. */
async function followActiveTab(store: StoreApi<PanelState>): Promise<void> {
  let leave = () => {};
  const enter = (tabId: number) => {
    leave();
    store.setState({ tab: null, view: null, notice: null, sending: null });
    leave = mirrorTab(store, tabId);
  };
  const ownWindow = await chrome.windows.getCurrent();
  chrome.tabs.onActivated.addListener(({ tabId, windowId }) => {
    if (windowId === ownWindow.id) enter(tabId);
  });
  const [active] = await chrome.tabs.query({ active: true, currentWindow: true });
  if (active?.id === undefined) store.setState({ tab: noTab("This window shows no tab.") });
  else enter(active.id);
}

/** Shows one tab until the returned function is called. */
function mirrorTab(store: StoreApi<PanelState>, tabId: number): () => void {
  let isShown = true;
  let isDescribed = true;
  const readTab = async () => {
    const reply = await callBackground("tab-view", { tabId });
    isDescribed = reply.ok;
    if (isShown) store.setState({ tab: reply.ok ? reply.value : { ...noTab(reply.error.message), tabId } });
  };
  const onUpdated = (id: number, change: chrome.tabs.OnUpdatedInfo) => {
    if (id === tabId && (change.status !== undefined || change.title !== undefined)) readTab();
  };
  const onRemoved = (id: number) => {
    if (id === tabId) readTab();
  };
  chrome.tabs.onUpdated.addListener(onUpdated);
  chrome.tabs.onRemoved.addListener(onRemoved);
  const disconnect = keepConnected({
    connect: () => connectPort(tabId),
    receive: (message) => {
      if (isPanelPush(message)) store.setState({ view: message.view, synced: true });
      if (!isDescribed) readTab(); // The worker is back.
    },
    schedule: (run, delayMs) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
  });
  readTab();
  return () => {
    isShown = false;
    disconnect();
    chrome.tabs.onUpdated.removeListener(onUpdated);
    chrome.tabs.onRemoved.removeListener(onRemoved);
  };
}

function connectPort(tabId: number): chrome.runtime.Port {
  const port = chrome.runtime.connect({ name: `${PANEL_PORT}${tabId}` });
  // Chrome reports an unread lastError as an error of ours; that the worker sleeps is none.
  port.onDisconnect.addListener(() => void chrome.runtime.lastError);
  return port;
}

function isPanelPush(message: unknown): message is PanelPush {
  return typeof message === "object" && message !== null && "view" in message;
}

/** Settings change in another page of ours; what exactly changed is the background's to say. */
function watchConfiguration(store: StoreApi<PanelState>): void {
  const read = async () => {
    const reply = await callBackground("settings-read", null);
    if (reply.ok) store.setState({ configured: reply.value.configured });
  };
  chrome.storage.onChanged.addListener(read);
  window.addEventListener("focus", read);
  read();
}
