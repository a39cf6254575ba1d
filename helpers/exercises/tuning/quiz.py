"""The quiz of the project."""

from helpers.exercises.parts import Question

QUESTIONS = (
    Question(
        "a third set",
        "You choose lambd by the validation positions. Why is there a test set besides?",
        {
            "a": (
                "The best of many validation scores is too good.",
                (
                    "The test set has no part in choosing. The choice favours configurations that were lucky on "
                    "the validation positions. On others the luck is gone."
                ),
            ),
            "b": (
                "The network is trained once more on it, with the lambd that was chosen.",
                "What has been trained on can't tell anything about new positions.",
            ),
            "c": (
                "Two scores are more exact than one: their mean is reported.",
                "The mean would contain the score of the choice, which is too good.",
            ),
            "d": (
                "It shows whether the split was fair: both scores must be equal.",
                "Two finite sets seldom give equal scores, and the winner's is expected to be higher on validation.",
            ),
        },
        "a",
    ),
    Question(
        "a log scale",
        "You draw 100 learning rates evenly between 0.001 and 10, without logarithms. About how many lie below 0.1?",
        {
            "a": ("50, since 0.1 is the middle of the range.", "0.1 is the middle on a log scale. The draw was even."),
            "b": (
                "25.",
                "Below 0.1 lie two of the four powers of ten: on a log scale it would be 50. The draw was even.",
            ),
            "c": ("10.", "0.1 is a hundredth of 10, not a tenth."),
            "d": ("1.", "(0.1 - 0.001) / 10 is about one hundredth: two of the four powers of ten get one draw."),
        },
        "d",
    ),
    Question(
        "the edge of the space",
        "Of 50 trials with lambd between 0.01 and 1, the five best have lambd between 0.8 and 1. What next?",
        {
            "a": ("Take the best: 50 trials are enough to know.", "They know nothing of what lies beyond 1."),
            "b": ("Draw 50 more from the same range.", "They can find no more than the range holds."),
            "c": ("Choose 0.1, the middle of the range on a log scale.", "The trials say that the middle is worse."),
            "d": (
                "Draw again between 0.1 and 10, say.",
                "The best ones press against an edge, so better ones may lie beyond it.",
            ),
        },
        "d",
    ),
    Question(
        "who falls behind",
        "Successive halving looks at each configuration after few iterations. Suppose all scores were exact, with "
        "no noise and no ties. When does it still throw away the best one?",
        {
            "a": (
                "When it starts slowly.",
                "It is judged before its time comes, as with a small learning rate. (In real scores, noise and "
                "ties can also cost it the place.)",
            ),
            "b": (
                "Never: who is best at the end is ahead all the time.",
                "Curves cross. A small learning rate starts slowly.",
            ),
            "c": (
                "When there are too many configurations.",
                "More of them make the first round dearer, not less fair.",
            ),
            "d": ("When it leads by a small margin only.", "With exact scores any margin is enough."),
        },
        "a",
    ),
    Question(
        "a gain and its error",
        "On 20 pitches A is better than B by 0.4 points on average, with a standard error of 0.5. What do you report?",
        {
            "a": ("A is better.", "An error as large as this one flips the sign easily."),
            "b": (
                "A and B are equally good.",
                "A difference of 1 point fits, too: it lies within two standard errors, as 0 does.",
            ),
            "c": ("B is better, since the error is larger than the gain.", "The mean still says A; it is only unsure."),
            "d": (
                "These pitches can't tell which is better.",
                "The mean is less than two standard errors away from 0. More pitches would tell more.",
            ),
        },
        "d",
    ),
)
