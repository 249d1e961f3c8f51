import { Trans, useLingui } from "@lingui/react/macro";
import { Sheet } from "@/ui/Sheet";

export default function HelpSheet({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const groups = [
    {
      title: t`Everywhere`,
      rows: [
        ["Ctrl K", t`Search pages, markets and bots`],
        ["?", t`This help`],
        ["g d", t`Dashboard`],
        ["g t", t`Trade`],
        ["g b", t`Bots`],
        ["g i", t`Signals`],
        ["g n", t`New bot`],
        ["Esc", t`Close what is open`],
      ],
    },
    {
      title: t`Chart, while it has the focus`,
      rows: [
        ["← →", t`Walk over the bars; with Shift ten at a time`],
        ["Home End", t`First and last bar`],
        ["+ −", t`Zoom`],
        ["/", t`Indicators`],
        ["Alt E", t`Elliott waves`],
        ["Alt F", t`Fibonacci`],
        ["Alt H", t`Support and resistance`],
        ["Alt T", t`Trend lines`],
        ["Alt R", t`Back to the latest bar`],
      ],
    },
  ];
  return (
    <Sheet title={t`Help`} onClose={onClose}>
      <div className="flex flex-col gap-5 p-4">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="mb-2 text-xs text-muted">{group.title}</h3>
            <dl className="grid grid-cols-[6rem_1fr] gap-y-1.5">
              {group.rows.map(([keys, words]) => (
                <div key={keys} className="contents">
                  <dt>
                    <kbd className="rounded border border-line bg-raised px-1.5 font-mono text-2xs">
                      {keys}
                    </kbd>
                  </dt>
                  <dd>{words}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <p className="border-t border-line pt-3 text-xs text-muted">
          <Trans>
            Charts by{" "}
            <a className="underline" href="https://www.tradingview.com/" target="_blank" rel="noreferrer">
              TradingView
            </a>{" "}
            Lightweight Charts™, Apache-2.0.{" "}
            <a className="underline" href="/NOTICE.txt">
              Notices
            </a>
          </Trans>
        </p>
      </div>
    </Sheet>
  );
}
