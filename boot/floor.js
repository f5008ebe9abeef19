/* The floor: says in Chinese what to do where the tool cannot run.
   ES5 and older only, so that every browser since the compatibility modes can read it. */
(function () {
  var missing = [];
  function need(name, there) { if (!there) { missing.push(name); } }
  need('WebAssembly', typeof WebAssembly === 'object');
  need('Promise', typeof Promise === 'function');
  need('DecompressionStream', typeof DecompressionStream === 'function');
  need('Blob.stream', typeof Blob === 'function' && typeof Blob.prototype.stream === 'function');
  need('localStorage', 'localStorage' in window);
  if (missing.length === 0) { return; }

  window.__jiheng_unsupported = true;
  var words = document.getElementById('boot-words');
  function add(tag, text, className) {
    var node = document.createElement(tag);
    node.appendChild(document.createTextNode(text));
    if (className) { node.className = className; }
    words.appendChild(node);
  }
  while (words.firstChild) { words.removeChild(words.firstChild); }
  add('h1', '请换一个浏览器打开绩衡');
  add('p', '这个浏览器版本过低，缺少绩衡要用到的功能。本机上已有的草稿没有受影响。');
  add('h2', '怎么办');
  add('p', '一、正在用 360、QQ、搜狗等双核浏览器的，请在地址栏右端把“兼容模式”换成“极速模式”，再刷新本页。');
  add('p', '二、其他情况请换用：Chrome、Edge、奇安信、360、红莲花等浏览器（内核为 Chromium 80 以上），或 Firefox 113 以上。');
  add('p', '三、单位电脑不能自行安装软件的，请把本页交给信息管理人员。');
  add('p', '供信息管理人员参考，缺少的功能：' + missing.join('、'), 'boot__small');
}());
