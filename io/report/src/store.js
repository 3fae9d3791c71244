// SPDX-License-Identifier: Apache-2.0
// What the reader has chosen; whoever shows it is told when it changes.

export class Store {
  constructor(initial) {
    this.values = initial;
    this.listeners = [];
  }

  get(key) {
    return this.values[key];
  }

  set(changes) {
    const changed = Object.keys(changes).filter((key) => this.values[key] !== changes[key]);
    if (changed.length === 0) {
      return;
    }
    Object.assign(this.values, changes);
    for (const { keys, listener } of this.listeners) {
      if (changed.some((key) => keys.includes(key))) {
        listener();
      }
    }
  }

  on(keys, listener) {
    this.listeners.push({ keys, listener });
  }
}
