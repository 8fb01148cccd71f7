// What the page itself says, in Indonesian. What articles say comes from the data.

const MARKS = {
  fact: {
    chip: "Fakta",
    badge: "Fakta",
    hint: "Dinyatakan media sendiri, atau pembicara tentang dirinya atau lembaganya",
  },
  attributed: { chip: "Klaim", badge: "Klaim", hint: "Hanya dikatakan oleh seorang pembicara", suffix: "klaim" },
  planned: { chip: "Rencana", badge: "Rencana", hint: "Baru direncanakan", suffix: "rencana" },
  possible: { chip: "Kemungkinan", badge: "Kemungkinan", hint: "Disebut mungkin", suffix: "mungkin" },
  denied: { chip: "Dibantah", badge: "Dibantah", hint: "Dinyatakan tidak benar", suffix: "dibantah" },
  post: { chip: "Jabatan", badge: "Jabatan", hint: "Jabatan atau peran seseorang" },
};

const MONTHS = [
  "Januari",
  "Februari",
  "Maret",
  "April",
  "Mei",
  "Juni",
  "Juli",
  "Agustus",
  "September",
  "Oktober",
  "November",
  "Desember",
];

// "2021-09-22" → "22 September 2021"; a date cut to the month or the year stays so.
function dateText(iso) {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso);
  if (!found) return iso;
  const [, year, month, day] = found;
  return [day && String(Number(day)), month && (MONTHS[Number(month) - 1] || month), year].filter(Boolean).join(" ");
}

function countText(count, noun) {
  return `${count.toLocaleString("id-ID")} ${noun}`;
}
