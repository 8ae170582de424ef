import { byId } from '../../shared/byId.js';
import { element } from '../../shared/element.js';
import { type Weather, weathers } from '../../shared/Weather.js';
import { setWeather } from './setWeather.js';
import { weatherText } from './weatherText.js';

/** Shows the weather at the simulated Amazon Connect, and changes it. It shows a change when it has come about. */
export class WeatherControl {
  readonly #root = byId('weather', HTMLFieldSetElement);
  readonly #effect = byId('weather-effect', HTMLElement);
  readonly #problem = byId('weather-problem', HTMLElement);
  readonly #choices = new Map<Weather, HTMLInputElement>();
  #weather: Weather | undefined;
  /** Chosen and not asked for yet. */
  #next: Weather | undefined;
  #isChanging = false;

  constructor() {
    for (const weather of weathers) {
      const choice = element('input', '');
      choice.type = 'radio';
      choice.name = 'weather';
      choice.value = weather;
      choice.addEventListener('change', () => void this.#choose(weather));
      this.#choices.set(weather, choice);
      byId('weather-choices', HTMLElement).append(
        element('label', 'choice', choice, weatherText[weather].name),
      );
    }
  }

  show(weather: Weather): void {
    this.#weather = weather;
    // What is shown then is what was chosen.
    if (this.#isChanging) return;
    for (const [each, choice] of this.#choices) choice.checked = each === weather;
    this.#root.classList.toggle('foul', weather !== 'fair');
    this.#effect.textContent = weatherText[weather].effect;
  }

  /** One change after the other, or an earlier choice could arrive after a later one. */
  async #choose(weather: Weather): Promise<void> {
    this.#next = weather;
    if (this.#isChanging) return;
    this.#isChanging = true;
    this.#problem.textContent = '';
    try {
      while (this.#next) {
        const next: Weather = this.#next;
        this.#next = undefined;
        await setWeather(next);
        this.#weather = next;
      }
    } catch (error) {
      this.#next = undefined;
      this.#problem.textContent = `The weather was not changed: ${error instanceof Error ? error.message : error}.`;
    }
    this.#isChanging = false;
    if (this.#weather) this.show(this.#weather);
  }
}
