// Our engine in WebAssembly, built as the page has it.
import { readFileSync } from 'node:fs';

export class OurPeer {
  constructor(draft, file) {
    this.wasm = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), {}).exports;
    for (const byte of Buffer.from(JSON.stringify(draft))) this.wasm.push(byte);
    if (this.wasm.load() === 0) throw new Error('the draft was refused');
    this.turn = 0;
  }

  full(times) {
    this.wasm.full(times);
  }

  edit(times) {
    this.wasm.edit(this.turn, times);
    this.turn += times;
  }

  grade() {
    return this.wasm.grade();
  }

  checksum() {
    return this.wasm.checksum() >>> 0;
  }
}
