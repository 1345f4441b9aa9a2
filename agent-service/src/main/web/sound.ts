/** A short soft tone, when the agent asked for tones. Made on the spot: there is no file to load. */
export class Sound {
  private context: AudioContext | undefined;

  constructor(public on: boolean) {}

  play(): void {
    if (!this.on) {
      return;
    }
    this.context ??= new AudioContext();
    const { currentTime, destination } = this.context;
    const tone = this.context.createOscillator();
    const volume = this.context.createGain();
    tone.frequency.value = 660;
    volume.gain.setValueAtTime(0.12, currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, currentTime + 0.35);
    tone.connect(volume).connect(destination);
    tone.start();
    tone.stop(currentTime + 0.35);
  }
}
