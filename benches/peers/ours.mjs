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

  // Bytes that the evaluation and its assessment take.
  size() {
    const copies = 10;
    const before = this.wasm.memory.buffer.byteLength;
    this.wasm.copy(copies);
    return (this.wasm.memory.buffer.byteLength - before) / copies;
  }

  grade() {
    return this.wasm.grade();
  }

  checksum() {
    return this.wasm.checksum() >>> 0;
  }
}
