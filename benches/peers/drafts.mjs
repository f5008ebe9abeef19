// Drafts of a fixed seed: the same on every machine and for every peer.
const groups = [
  ['产出指标', ['数量指标', '质量指标', '时效指标', '成本指标']],
  ['效益指标', ['经济效益', '社会效益', '生态效益', '可持续影响']],
  ['满意度指标', ['服务对象满意度', '企业满意度']],
  ['管理指标', ['项目立项', '资金管理', '组织实施']],
];
const names = [
  '招大引强企业数量', '参加重大会展活动', '制作相关宣传资料', '拜访及接待境内外客商', '举办重大项目签约活动',
  '开展境内外招商推介活动', '引进税收超过100万企业', '签约重点项目数', '重点项目签约金额', '企业满意度', '预算执行率',
  '政府采购合规率', '资金支付审批完整率',
];
const units = ['个', '次', '册', '人次', '%', '万元', '亿元', '项'];
const notes = [
  '详见项目协议', '区长办公会会议纪要', '区委常委会会议纪要', '专项经费支付凭证', '满意度调查问卷汇总表',
  '与投资企业签订的"项目协议"', '', '',
];

function random(seed) {
  let s = seed >>> 0;
  return () => {
    s = (s + 0x6d2b79f5) | 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

// A whole number of 10^-places, as text without trailing zeros.
function decimal(number, places) {
  const digits = String(number).padStart(places + 1, '0');
  return places ? `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, '') : digits;
}

// A draft of so many rows. The order of the draws is part of the contract.
export function draft(rows) {
  const draw = random(1000 + rows);
  const pick = (list) => list[Math.floor(draw() * list.length)];
  const weights = Array.from({ length: rows }, () => 50 + Math.floor(draw() * 451));
  const categories = groups.reduce((count, [, below]) => count + below.length, 0);
  let row = 0;
  let category = 0;
  const tree = groups.map(([group, below], first) => ({
    name: group,
    children: below.map((name, second) => {
      const from = Math.floor((category * rows) / categories);
      const to = Math.floor(((category + 1) * rows) / categories);
      category++;
      const children = [];
      for (let third = 1; third <= to - from; third++) {
        const p = draw();
        const op = p < 0.55 ? '>=' : p < 0.75 ? '<=' : p < 0.88 ? '=' : 'range';
        const size = pick([1, 1, 10, 10, 100, 1000, 10000, 100000]);
        const places = pick([0, 0, 0, 1, 2, 2, 4]);
        const target = Math.max(1, Math.floor((0.2 + draw()) * size * 10 ** places));
        const x = draw();
        let reached = x < 0.45 ? 1 : x < 0.6 ? 1 + draw() * 0.4 : 1 - draw() * 0.5;
        if (op === '<=') reached = x < 0.55 ? 1 - draw() * 0.2 : 1 + draw() * 0.6;
        const indicator = {
          id: `${first + 1}.${second + 1}.${third}`,
          name: pick(names),
          unit: pick(units),
          weight: (weights[row++] / 100).toFixed(2),
          op,
          target: decimal(target, places),
        };
        if (op === 'range') indicator.target2 = decimal(Math.floor(target * (1 + draw() * 0.3)), places);
        indicator.actual = decimal(Math.floor(target * reached), places);
        indicator.note = pick(notes);
        children.push(indicator);
      }
      return { name, children };
    }),
  }));
  return { tree };
}

export function rowsOf(draft) {
  return draft.tree.flatMap((group) => group.children).flatMap((category) => category.children);
}

// The first row whose score moves with a single digit: the one that is typed into.
export function sensitive(rows) {
  return rowsOf(draft(rows)).findIndex((row) => row.op === '>=' && Number(row.target) >= 2 && Number(row.target) <= 20);
}
